import { useLocation } from 'wouter';
import type { SearchListRow } from '#core/contract/mirror';
import { counted } from '#core/counted';
import { openPairs } from '#core/dedupe/pair-facts';
import { sumPlaces } from '#core/dedupe/record-places';
import { cancelDuplicates, progressOf, useDuplicatesJob } from '../../../actions/find-duplicates';
import { Unlooked, useUnlooked } from '../../../actions/unlooked';
import { useReports, useRows } from '../../../mirror/use-live';
import { Button } from '../../../ui/button';
import { Progress } from '../../../ui/progress';
import { type Brought, type LastImport, lastImport, useBatch } from '../batch';
import styles from '../import.module.css';
import { mergedEarlierText, mergedText, onlyFrom, placesText } from '../places';
import { useCannotWrite } from '../queries';

const sum = (all: readonly number[]): number => all.reduce((total, n) => total + n, 0);

/** The reports that only these searches found, as they are now: what a part of an import brought has no other number. */
function NewOf({ searches }: { readonly searches: readonly SearchListRow[] }) {
  const { rows } = useReports();
  return counted(onlyFrom(rows, new Set(searches.map(({ id }) => id))), 'new report', 'new reports');
}

/** What is in the review of the last import: some of its files may have been undone since. */
function Told({
  last,
  searches,
}: {
  readonly last: LastImport;
  readonly searches: readonly SearchListRow[];
}) {
  const files = last.files.filter(({ searchId }) => searches.some(({ id }) => id === searchId));
  const undone = last.files.length - files.length;
  const places = sumPlaces(files.map((file) => file.places));
  const total = (key: 'decisions' | 'decisionsHere' | 'labelled' | 'studies' | 'results') =>
    sum(files.map((file) => file[key]));
  const { ofNew, earlier } = last.merged ?? { ofNew: 0, earlier: 0 };
  const unread = sum(searches.map((search) => search.unread));
  return (
    <p className="numbers">
      {counted(sum(searches.map((search) => search.recordsRead)), 'record', 'records')} imported
      {last.files.length > 1 ? ` from ${counted(files.length, 'file', 'files')}` : ''}
      {undone === 0 ? '' : ` (${counted(undone, 'other was', 'others were')} undone)`}:{' '}
      {undone > 0 ? <NewOf searches={searches} /> : placesText(places, files.length)}
      {undone === 0 && ofNew > 0 ? (
        <>
          ; {mergedText(ofNew)}, which left {counted(places.new - ofNew, 'new report', 'new reports')}
        </>
      ) : null}
      {undone === 0 && earlier > 0 ? `; ${mergedEarlierText(earlier)}` : ''}.
      {total('decisions') === 0
        ? ''
        : ` ${counted(total('decisions'), 'decision', 'decisions')} brought along from elsewhere.`}
      {total('decisionsHere') === 0
        ? ''
        : ` ${counted(total('decisionsHere'), 'decision was', 'decisions were')} here already.`}
      {total('labelled') === 0
        ? ''
        : ` ${counted(total('labelled'), 'report', 'reports')} labelled or noted on without a decision.`}
      {total('studies') === 0
        ? ''
        : ` ${counted(total('studies'), 'study', 'studies')} with ${counted(total('results'), 'result', 'results')} brought along.`}
      {unread === 0 ? '' : ` ${counted(unread, 'part was', 'parts were')} not read.`}
    </p>
  );
}

const notTakenOf = (files: readonly Brought[], searches: readonly SearchListRow[]): string[] =>
  files.filter(({ searchId }) => searches.some(({ id }) => id === searchId)).flatMap((one) => one.notTaken);

/** After an import: what it brought, duplicates being looked for, and where the work goes on. */
export function NextStep({ project }: { readonly project: string }) {
  const [, go] = useLocation();
  const last = lastImport.use();
  const job = useDuplicatesJob();
  const writing = useBatch(project).some(({ state }) => state === 'writing' || state === 'queued');
  const unlooked = useUnlooked();
  const cannot = useCannotWrite();
  const searches = (useRows('searches') ?? []).filter(({ id }) =>
    last?.files.some(({ searchId }) => searchId === id),
  );
  const open = openPairs(useRows('pairs') ?? []).length;
  const progress = job === null ? null : <Progress {...progressOf(job)} onCancel={cancelDuplicates} />;
  // While the next import is written, what the last one brought would be taken for it. Undone: there is nothing to go on with.
  if (writing || last === null || last.project !== project || searches.length === 0) return progress;
  const notTaken = notTakenOf(last.files, searches);
  return (
    <section className={styles.next} aria-label="Next step">
      <Told last={last} searches={searches} />
      {notTaken.length === 0 ? null : (
        <ul>
          {notTaken.map((one) => (
            <li key={one}>Not taken: {one}</li>
          ))}
        </ul>
      )}
      {progress}
      {unlooked ? <Unlooked disabled={cannot !== null} /> : null}
      <div className={styles.steps}>
        {open > 0 ? (
          <Button kind="primary" onClick={() => go('/duplicates')}>
            Decide {counted(open, 'possible duplicate', 'possible duplicates')}
          </Button>
        ) : null}
        <Button kind={open > 0 ? 'plain' : 'primary'} onClick={() => go('/screening')}>
          Go to screening
        </Button>
        <Button kind="quiet" onClick={() => lastImport.set(null)}>
          Close
        </Button>
      </div>
    </section>
  );
}
