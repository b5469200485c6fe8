import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportListRow } from '#core/contract/mirror';
import type { Verdict } from '#core/model/report';
import type { ExclusionReason, Stage } from '#core/model/review';
import { undoLatest } from '../../actions/undo';
import { useCanUndo, useComingReports, useNames, useRow, useSessionPart } from '../../mirror/use-live';
import { useSearchHits } from '../../mirror/use-search-hits';
import { useCommands } from '../../ui/commands';
import { EmptyState } from '../../ui/empty-state';
import { Grid, type GridHandle } from '../../ui/grid/grid';
import { isSorted } from '../../ui/grid/layout';
import { useInspectorOpen } from '../../ui/inspector';
import { usePageSearch } from '../../ui/page';
import { SearchNotes } from '../../ui/search-notes';
import { recordColumns } from './columns';
import { judgeAll } from './commands';
import { type RecordFilter, rowFilter } from './filters';
import { Detail, ManySelected } from './parts/detail';
import { FilterBar } from './parts/filter-bar';
import { ListTools } from './parts/list-tools';
import { VerdictActions } from './parts/verdict-actions';
import { useCountedList, useGridRows, useReasons, useReviewer } from './queries';
import styles from './records.module.css';

const none: readonly ReportListRow[] = [];

/** Every report of the review in one table; several can be judged at once. */
export function RecordsPage() {
  const grid = useRef<GridHandle<ReportListRow>>(null);
  const [, go] = useLocation();
  const canUndo = useCanUndo();
  const { rows, whole } = useGridRows(grid);
  const missing = useSessionPart(({ progress }) => (progress === null ? 0 : progress.total - progress.done));
  const [query, setQuery] = usePageSearch('Search titles, abstracts, authors');
  const hits = useSearchHits(query);
  const [filters, setFilters] = useState<readonly RecordFilter[]>([]);
  const [selected, setSelected] = useState(none);
  // The grid keeps its first rows and takes changes; how many there are now is asked of the live list.
  const { byId, rows: now } = useComingReports();
  // What was selected is looked up anew: a verdict changes the row.
  const picked = selected.flatMap((row) => byId.get(row.id) ?? []);
  const [shown, setShown] = useState(0);
  const [stage, setStage] = useState<Stage>('title-abstract');
  const [menu, setMenu] = useState(false);
  const [, setInspector] = useInspectorOpen();
  const { cannot } = useReviewer();
  const reasons = useReasons();
  const reasonNames = useNames('exclusionReasons');
  const votes = useRow('review', 'review')?.titleAbstract.votes;
  const columns = useMemo(() => recordColumns(reasonNames, votes === 1), [reasonNames, votes]);
  const counted = useCountedList();
  const filter = useMemo(
    () => rowFilter(filters, hits.ids, counted?.test ?? null),
    [filters, hits.ids, counted],
  );
  // The first rows stand there while the others come, unless these might come before them, or are few of those looked for.
  const [sorted] = useState(() => isSorted('records'));
  const early = now.length > 0 && counted === null && !sorted;

  // While rows are still coming, many would not be all that are meant.
  const allowed = (n: number) => cannot === null && n > 0 && (whole || n === 1);
  const disabled = !allowed(picked.length);
  // The page hears of a selection a moment later, when the key of a verdict may have come already; what is not listed is never judged.
  const selectedNow = () =>
    (grid.current?.api?.getSelectedNodes() ?? []).flatMap(({ data, displayed }) =>
      displayed && data ? (byId.get(data.id) ?? []) : [],
    );
  const may = () => allowed(selectedNow().length);
  const judge = async (verdict: Verdict | null, reason: ExclusionReason | null = null) => {
    const api = grid.current?.api;
    const judged = selectedNow();
    if (!allowed(judged.length) || !api) return;
    setMenu(false);
    // Where to go on, should the judged report leave the list by the filter in force.
    const one = judged.length === 1 ? api.getRowNode(judged[0]!.id) : undefined;
    const after = one?.rowIndex == null ? undefined : api.getDisplayedRowAtIndex(one.rowIndex + 1);
    if (!(await judgeAll(judged, stage, verdict, reason)) || !one || verdict === null) return;
    if (after?.rowIndex != null) {
      grid.current?.select([after.id ?? '']);
      const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
      if (column) api.setFocusedCell(after.rowIndex, column);
    }
  };
  const exclude = () => {
    if (!may()) return;
    if (stage === 'full-text') setMenu(true);
    else void judge('exclude');
  };

  const group = 'Records';
  useCommands([
    {
      id: 'records-include',
      label: 'Include the selected',
      group,
      keys: 'I',
      run: () => void judge('include'),
      when: may,
    },
    {
      id: 'records-maybe',
      label: 'Maybe for the selected',
      group,
      keys: 'M',
      run: () => void judge('maybe'),
      when: may,
    },
    { id: 'records-exclude', label: 'Exclude the selected', group, keys: 'E', run: exclude, when: may },
    {
      id: 'records-none',
      label: 'Take my verdicts back',
      group,
      keys: 'Delete',
      run: () => void judge(null),
      when: may,
    },
    { id: 'records-undo', label: 'Undo the latest change', group, keys: 'U', run: () => void undoLatest() },
    ...reasons.slice(0, 9).map((reason, at) => ({
      id: `records-reason-${at + 1}`,
      label: `Exclude the selected: ${reason.text}`,
      group,
      keys: String(at + 1),
      run: () => void judge('exclude', reason),
      when: may,
    })),
  ]);

  const open = useCallback(() => {
    setInspector(true);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('aside[aria-label="Inspector"]')?.focus(),
    );
  }, [setInspector]);

  return (
    <div className={styles.page}>
      <FilterBar
        filters={filters}
        onChange={setFilters}
        counted={counted?.label ?? null}
        shown={shown}
        total={now.length}
        expected={whole ? null : now.length + missing}
      >
        <ListTools
          grid={grid}
          selected={picked.map((row) => row.id)}
          shown={shown}
          whole={whole}
          cannot={cannot}
          onAdded={(id) => requestAnimationFrame(() => grid.current?.select([id]))}
        />
      </FilterBar>
      <SearchNotes hits={hits} />
      <div className={styles.grid}>
        {votes !== undefined && (whole ? counted !== undefined : early) ? (
          <Grid
            ref={grid}
            id="records"
            label="Records"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            selection="many"
            followsFocus
            onSelect={setSelected}
            onOpen={open}
            filter={filter}
            onCount={setShown}
            empty={
              now.length === 0 ? (
                <EmptyState
                  title="No records yet"
                  text="Records come from imported search results."
                  action={{ label: 'Import search results', run: () => go('/import') }}
                />
              ) : (
                <EmptyState
                  title="No report fits"
                  text="Every report is kept out by the search or a filter above."
                  action={{
                    label: 'Show all',
                    run: () => {
                      setFilters([]);
                      if (counted !== null) go('/records');
                      setQuery('');
                      grid.current?.clearFilters();
                    },
                  }}
                />
              )
            }
          />
        ) : null}
      </div>
      <VerdictActions
        stage={stage}
        onStage={setStage}
        count={picked.length}
        disabled={disabled}
        reasons={reasons}
        menu={menu}
        onMenu={setMenu}
        onExclude={exclude}
        onVerdict={(verdict, reason) => void judge(verdict, reason ?? null)}
        canUndo={cannot === null && canUndo}
        onUndo={() => void undoLatest()}
      />
      {picked.length === 1 ? <Detail row={picked[0]!} stage={stage} /> : null}
      {picked.length > 1 ? <ManySelected count={picked.length} /> : null}
    </div>
  );
}
