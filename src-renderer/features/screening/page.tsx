import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Verdict } from '#core/model/report';
import type { ExclusionReason, Stage } from '#core/model/review';
import { type QueueFilter, stageCell } from '#core/screening/queue';
import { useReportDetail } from '../../mirror/report-details';
import { useCanUndo, useInstanceId } from '../../mirror/use-live';
import { useSearchHits } from '../../mirror/use-search-hits';
import { ErrorNote } from '../../ui/error-note';
import { useKept } from '../../ui/kept';
import { usePageSearch } from '../../ui/page';
import { useStable } from '../../ui/use-stable';
import { AbstractText } from '../../ui/report/abstract-text';
import { ExcludeButton } from '../../ui/report/exclude-button';
import { SearchNotes } from '../../ui/search-notes';
import { ConflictStrip } from './parts/conflict-strip';
import { EndState } from './parts/end-state';
import { Heading } from './parts/heading';
import { ReasonDialog } from './parts/reason-dialog';
import { CriteriaAlone, Side } from './parts/side';
import { Toolbar } from './parts/toolbar';
import { VerdictBar } from './parts/verdict-bar';
import { WithoutAbstract } from './parts/without-abstract';
import { WordsDialog } from './parts/words-dialog';
import { useReasons, useReviewer } from './queries';
import { useExcludeWith, useLastReason, useTypeSize, useWords } from './reading-settings';
import styles from './screening.module.css';
import { useScreeningCommands } from './screening-commands';
import { useWalk } from './use-walk';

function Screening({ stage }: { readonly stage: Stage }) {
  const canUndo = useCanUndo();
  const instanceId = useInstanceId();
  const [, go] = useLocation();
  const [filter, setFilter] = useKept<QueueFilter>(`${stage} queue`, 'to-do');
  const [query, setQuery] = usePageSearch('Search among these reports', stage);
  const hits = useSearchHits(query, stage);
  const walk = useWalk(stage, filter, hits);
  const { current, next, progress, pending, failure, soon } = walk;
  const { detail, error, retry } = useReportDetail(current?.id ?? null, soon);
  const reasons = useReasons();
  const { cannot } = useReviewer();
  const type = useTypeSize();
  const [words, setWords] = useWords(instanceId);
  const [excludeWith, setExcludeWith] = useExcludeWith();
  const [lastReason, setLastReason] = useLastReason(instanceId);
  const [menu, setMenu] = useState(false);
  const [dialog, setDialog] = useState<'words' | 'reason' | null>(null);
  const text = useRef<HTMLElement>(null);
  const scrolled = useRef(false);
  const [why, setWhy] = useState('');

  const id = current?.id;
  // The next text begins at its top, whatever was scrolled before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each report
  useEffect(() => {
    // Only where there is something to scroll back: the call has everything laid out at once, before a key's answer is drawn.
    if (scrolled.current) text.current?.scrollTo(0, 0);
    scrolled.current = false;
    setWhy('');
  }, [id]);

  const blocked = cannot !== null || current === undefined;
  const judge = useStable((verdict: Verdict | null, reason: ExclusionReason | null = null) => {
    if (blocked) return;
    setMenu(false);
    if (reason !== null) setLastReason(reason.id);
    walk.judge(verdict, reason, why.trim());
    setWhy('');
  });
  const exclude = useStable(() => {
    if (blocked) return;
    const last = reasons.find((r) => r.id === lastReason) ?? null;
    if (stage === 'full-text' || excludeWith === 'ask') setMenu(true);
    else judge('exclude', excludeWith === 'last' ? last : null);
  });
  const askForWords = useCallback(() => setDialog('words'), []);
  const settling = filter === 'conflict';
  useScreeningCommands({ walk, judge, exclude, reasons, type, blocked, settling });

  const cell = current ? stageCell(current, stage) : undefined;
  const given = (current && pending.get(current.id)) ?? cell?.mine ?? null;
  const pressed = given === 'exclude';
  // Drawn anew only when it changes: a key must not wait for a menu.
  const excludeButton = useMemo(
    () => (
      <ExcludeButton
        label={settling ? 'Settle: exclude' : 'Exclude'}
        reasons={reasons}
        pressed={pressed}
        disabled={blocked}
        opened={menu}
        onOpen={setMenu}
        onExclude={exclude}
        onReason={(reason) => judge('exclude', reason)}
        onNewReason={() => setDialog('reason')}
        alone={stage === 'full-text' ? null : { value: excludeWith, set: setExcludeWith }}
      />
    ),
    [settling, reasons, pressed, blocked, menu, exclude, judge, stage, excludeWith, setExcludeWith],
  );
  return (
    <div className={styles.page}>
      <Toolbar
        stage={stage}
        filter={filter}
        onFilter={setFilter}
        progress={progress}
        type={type}
        onWords={askForWords}
      />
      <SearchNotes hits={hits} />
      {current && walk.ready ? (
        <article className={styles.report} aria-label={current.title || 'No title'}>
          <Heading row={current} detail={detail} words={words} />
          <section
            ref={text}
            className={styles.text}
            aria-label="Abstract"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
            tabIndex={0}
            onScroll={() => {
              scrolled.current = true;
            }}
          >
            {failure && failure.id === current.id ? <ErrorNote error={failure.error} /> : null}
            {cannot === null ? null : <p className={styles.cannot}>{cannot}</p>}
            {settling ? <ConflictStrip detail={detail} stage={stage} why={why} onWhy={setWhy} /> : null}
            <div className="reading" style={{ fontSize: type.size }}>
              {detail ? <AbstractText abstract={detail.fields.abstract} words={words} /> : null}
              {detail && detail.fields.abstract === null ? <WithoutAbstract fields={detail.fields} /> : null}
              {error ? <ErrorNote error={error} onRetry={retry} /> : null}
            </div>
          </section>
          <Side row={current} detail={detail} stage={stage} onNoted={walk.noted} />
        </article>
      ) : (
        <div className={styles.end}>
          <CriteriaAlone />
          {walk.ready ? (
            <EndState
              stage={stage}
              filter={filter}
              progress={progress}
              searching={hits.ids !== null}
              steps={{ filter: setFilter, go, clearSearch: () => setQuery('') }}
            />
          ) : null}
        </div>
      )}
      {progress.total === 0 ? null : (
        <VerdictBar
          given={given}
          saving={current !== undefined && pending.has(current.id)}
          disabled={blocked}
          settling={settling}
          next={next}
          onVerdict={judge}
          onUndo={walk.takeBack}
          canUndo={cannot === null && canUndo}
          exclude={excludeButton}
        />
      )}
      {dialog === 'words' ? (
        <WordsDialog words={words} onSave={setWords} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'reason' ? (
        <ReasonDialog
          reasons={reasons}
          onReason={(reason) => judge('exclude', reason)}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

/** Titles and abstracts, one at a time. */
export const TitleAbstractPage = () => <Screening key="title-abstract" stage="title-abstract" />;

/** Full texts of what titles and abstracts let through; here an exclusion always has a reason. */
export const FullTextPage = () => <Screening key="full-text" stage="full-text" />;
