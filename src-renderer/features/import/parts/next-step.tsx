import { useLocation } from 'wouter';
import { openPairs } from '#core/dedupe/pair-facts';
import { cancelDuplicates, progressOf, useDuplicatesJob } from '../../../actions/find-duplicates';
import { counted } from '../../../messages/verdicts';
import { useRows } from '../../../mirror/use-live';
import { Button } from '../../../ui/button';
import { Progress } from '../../../ui/progress';
import { lastImport } from '../batch';
import styles from '../import.module.css';

/** After an import: what it brought, duplicates being looked for, and where the work goes on. */
export function NextStep({ project }: { readonly project: string }) {
  const [, go] = useLocation();
  const last = lastImport.use();
  const job = useDuplicatesJob();
  const searches = useRows('searches') ?? [];
  const open = openPairs(useRows('pairs') ?? []).length;
  const progress = job === null ? null : <Progress {...progressOf(job)} onCancel={cancelDuplicates} />;
  // Undone: there is nothing to go on with.
  if (last === null || last.project !== project || searches.length === 0) return progress;
  const merged =
    last.merged === null || last.merged === 0
      ? ''
      : `; ${counted(last.merged, 'report was', 'reports were')} merged as duplicates`;
  return (
    <section className={styles.next} aria-label="Next step">
      <p className="numbers">
        {counted(last.records, 'record', 'records')} imported
        {last.files > 1 ? ` from ${last.files} files` : ''}:{' '}
        {counted(last.newReports, 'new report', 'new reports')}
        {merged}.
        {last.decisions === 0
          ? ''
          : ` ${counted(last.decisions, 'decision', 'decisions')} brought along from elsewhere.`}
        {last.studies === 0
          ? ''
          : ` ${counted(last.studies, 'study', 'studies')} with ${counted(last.results, 'result', 'results')} brought along.`}
        {last.unread === 0 ? '' : ` ${counted(last.unread, 'part was', 'parts were')} not read.`}
      </p>
      {last.notTaken.length === 0 ? null : (
        <ul>
          {last.notTaken.map((one) => (
            <li key={one}>Not taken: {one}</li>
          ))}
        </ul>
      )}
      {progress}
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
