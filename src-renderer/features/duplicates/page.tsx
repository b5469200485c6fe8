import { useEffect, useMemo, useRef, useState } from 'react';
import type { NearRow, PairRow } from '#core/contract/duplicates';
import { counted } from '#core/counted';
import {
  cancelDuplicates,
  findDuplicates,
  findDuplicatesIn,
  progressOf,
  useDuplicatesJob,
} from '../../actions/find-duplicates';
import { undoVerdict } from '../../actions/undo';
import { Unlooked, useUnlooked } from '../../actions/unlooked';
import { useSession } from '../../mirror/use-live';
import { useCommands } from '../../ui/commands';
import { ErrorNote } from '../../ui/error-note';
import { Grid, type GridHandle } from '../../ui/grid/grid';
import { useKept } from '../../ui/kept';
import { usePageProgress } from '../../ui/page';
import { Progress } from '../../ui/progress';
import { useRemembered } from '../../ui/remembered';
import { Splitter } from '../../ui/splitter';
import { pairColumns, saidColumns } from './columns';
import { decide, findNearMisses } from './commands';
import styles from './duplicates.module.css';
import { usePairInSight } from './pair-in-sight';
import { Compare } from './parts/compare';
import { NothingHere } from './parts/nothing-here';
import { QueueFull } from './parts/queue-full';
import { Toolbar } from './parts/toolbar';
import { VerdictBar } from './parts/verdict-bar';
import { Why } from './parts/why';
import {
  mostShown,
  type PairView,
  useCannot,
  useOpenPairCount,
  usePairDetail,
  usePairList,
  useReview,
} from './queries';

const none: readonly PairRow[] = [];
const pattern = (pair: PairRow): string => pair.reasons.join(' ');
const asWidth = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Pairs that may be one report: what the program merged, what waits for a person, what people said. */
export function DuplicatesPage() {
  const { project } = useSession();
  const [view, setView] = useKept<PairView>('pairs listed', 'open');
  const viewNow = useRef(view);
  const [near, setNear] = useState<readonly NearRow[] | null>(null);
  const [width, setWidth] = useRemembered('duplicates-list', 320, asWidth);
  const grid = useRef<GridHandle<PairRow>>(null);
  const text = useRef<HTMLElement>(null);
  const review = useReview();
  const cannot = useCannot();
  const job = useDuplicatesJob();
  const unlooked = useUnlooked();
  const open = useOpenPairCount() ?? 0;
  const full = view === 'open' && !unlooked && review?.queueFull === true;
  const { rows, total, ready, error } = usePairList(view, near);
  const { pair, goTo, leave, beside, judged, onShown } = usePairInSight(grid, rows);
  const { detail, error: failure } = usePairDetail(pair);
  const alike = useMemo(
    () =>
      // what people said has no reasons that others could be like
      pair === null || pair.reasons.length === 0
        ? none
        : rows.filter((row) => pattern(row) === pattern(pair)),
    [rows, pair],
  );
  usePageProgress(open === 0 ? null : counted(open, 'pair to decide', 'pairs to decide'));

  const id = pair?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each pair
  useEffect(() => text.current?.scrollTo(0, 0), [id]);

  const shift = (by: 1 | -1): void => {
    const next = beside(by);
    if (next !== null) goTo(next);
  };
  const blocked = cannot !== null || pair === null || job !== null;
  const say = async (pairs: readonly PairRow[], verdict: 'same' | 'different'): Promise<void> => {
    if (blocked || pair === null || pairs.length === 0) return;
    const leaves = view !== 'decided';
    const next = beside(1, new Set(pairs.map((p) => p.id)));
    if (leaves) judged(pairs);
    // Another list may have been asked for meanwhile: that one begins at its own first pair.
    if ((await decide(pairs, verdict)) && leaves && viewNow.current === view) goTo(next);
  };
  const one = (verdict: 'same' | 'different') => void say(pair === null ? none : [pair], verdict);
  const all = (verdict: 'same' | 'different') => void say(alike, verdict);
  const look = async (next: PairView): Promise<void> => {
    setView(next);
    viewNow.current = next;
    leave();
    if (next !== 'near') return;
    setNear(null);
    const found = await findNearMisses();
    if (found !== null) setNear(found);
  };

  const group = 'Duplicates';
  const may = () => !blocked;
  useCommands([
    { id: 'duplicates-same', label: 'Same report', group, keys: 'S', run: () => one('same'), when: may },
    {
      id: 'duplicates-different',
      label: 'Different reports',
      group,
      keys: 'D',
      run: () => one('different'),
      when: may,
    },
    { id: 'duplicates-skip', label: 'Skip this pair', group, keys: 'K', words: 'next', run: () => shift(1) },
    {
      id: 'duplicates-back',
      label: 'Back to the pair before',
      group,
      keys: 'J',
      words: 'previous',
      run: () => shift(-1),
    },
    {
      id: 'duplicates-all-same',
      label: 'Same report: all pairs like this',
      group,
      keys: 'Shift+S',
      run: () => all('same'),
      when: may,
    },
    {
      id: 'duplicates-all-different',
      label: 'Different: all pairs like this',
      group,
      keys: 'Shift+D',
      run: () => all('different'),
      when: may,
    },
    {
      id: 'duplicates-undo',
      label: 'Take back the latest verdict on a pair',
      group,
      keys: 'U',
      words: 'undo',
      run: () => void undoVerdict('pair-verdict'),
    },
    {
      id: 'duplicates-again',
      label: 'Look for duplicates again',
      group,
      run: () => void findDuplicates(true),
      when: () => cannot === null && job === null,
    },
  ]);

  return (
    <div className={styles.page}>
      <Toolbar
        view={view}
        onView={(next) => void look(next)}
        open={open}
        mode={review?.duplicates ?? 'balanced'}
        disabled={cannot !== null || job !== null || review === undefined}
        onAgain={() => void findDuplicates(true)}
        onMode={(mode) => void findDuplicatesIn(mode)}
      />
      {job === null ? null : (
        <div className={styles.job}>
          <Progress {...progressOf(job)} onCancel={cancelDuplicates} />
        </div>
      )}
      {cannot === null ? null : <p className={styles.note}>{cannot}</p>}
      {unlooked ? <Unlooked className={styles.note} disabled={cannot !== null} /> : null}
      {full ? <QueueFull open={open} disabled={cannot !== null || job !== null} /> : null}
      {error === null ? null : <ErrorNote error={error} />}
      {total > mostShown ? (
        <p className={styles.note}>
          The {mostShown.toLocaleString('en')} {view === 'open' ? 'likeliest' : 'first'} of{' '}
          {total.toLocaleString('en')} are listed.
        </p>
      ) : null}
      {ready && rows.length === 0 ? (
        <NothingHere
          view={view}
          looking={job !== null}
          unlooked={unlooked}
          more={full}
          onLook={view === 'near' && near === null ? () => void look('near') : null}
        />
      ) : (
        <div className={styles.body}>
          <div className={styles.list} style={{ width }}>
            <Grid
              ref={grid}
              id={view === 'decided' ? 'pairs-said' : 'pairs'}
              key={view === 'decided' ? 'said' : 'pairs'}
              label="Pairs"
              columns={view === 'decided' ? saidColumns : pairColumns}
              rows={rows}
              rowId={(row) => row.id}
              followsFocus
              onSelect={([row]) => row && goTo(row)}
              onCount={onShown}
            />
          </div>
          <Splitter
            label="Width of the list"
            width={width}
            min={200}
            max={520}
            side="left"
            onChange={setWidth}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
          <section ref={text} className={styles.pair} aria-label="Pair" tabIndex={0}>
            {failure === null ? null : <ErrorNote error={failure} />}
            {pair === null || detail === null ? null : (
              <>
                <Why pair={pair} />
                {view === 'decided' && pair.verdict === 'same' && !detail.together ? (
                  <p className={styles.note}>
                    Not merged: what was said of other pairs keeps these two apart.
                  </p>
                ) : null}
                <Compare detail={detail} merges={pair.verdict !== 'different'} />
              </>
            )}
          </section>
        </div>
      )}
      <VerdictBar
        pair={pair}
        alike={alike.length}
        disabled={blocked}
        canUndo={cannot === null && project?.undo != null}
        onVerdict={one}
        onSkip={() => shift(1)}
        onAll={all}
        onUndo={() => void undoVerdict('pair-verdict')}
      />
    </div>
  );
}
