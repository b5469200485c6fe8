import { startTransition, useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportListRow } from '#core/contract/mirror';
import type { Stage } from '#core/model/review';
import { undoVerdict } from '../../actions/undo';
import { useCanUndo, useComingReports, useNames, useRow, useSessionPart } from '../../mirror/use-live';
import { useSearchHits } from '../../mirror/use-search-hits';
import { useAddress } from '../../ui/address';
import { EmptyState } from '../../ui/empty-state';
import { Grid, type GridHandle } from '../../ui/grid/grid';
import { isSorted } from '../../ui/grid/layout';
import { useInspectorOpen } from '../../ui/inspector';
import { useKept } from '../../ui/kept';
import { usePageSearch } from '../../ui/page';
import { SearchNotes } from '../../ui/search-notes';
import { recordColumns } from './columns';
import { type RecordFilter, rowFilter } from './filters';
import { Detail, ManySelected } from './parts/detail';
import { FilterBar } from './parts/filter-bar';
import { ListTools } from './parts/list-tools';
import { VerdictActions } from './parts/verdict-actions';
import { useCountedList, useGridRows, useReasons, useReviewer } from './queries';
import styles from './records.module.css';
import { useVerdicts } from './use-verdicts';

const none: readonly ReportListRow[] = [];
const noFilters: readonly RecordFilter[] = [];
/** What is said of the selection follows it at most so much later, in milliseconds. */
const mostBehind = 150;

/** Every report of the review, or the list of a figure: each a list of its own, with its own search, filters and selection. */
export function RecordsPage() {
  const list = useAddress().slice(1).join('/');
  return <Records key={list} kept={list === '' ? 'records' : null} />;
}

/** Reports in one table; several can be judged at once. The list of a figure begins with all that it counts, and is not kept. */
function Records({ kept }: { readonly kept: 'records' | null }) {
  const grid = useRef<GridHandle<ReportListRow>>(null);
  const [, go] = useLocation();
  const canUndo = useCanUndo();
  const { rows, whole } = useGridRows(grid);
  const reading = useSessionPart(({ progress }) => progress);
  const counted = useCountedList();
  const [query, setQuery] = usePageSearch('Search titles, abstracts, authors', kept);
  const hits = useSearchHits(query, kept);
  const [filters, setFilters] = useKept(kept && 'records filters', noFilters);
  const [selected, setSelected] = useKept(kept && 'records selected', none);
  const latest = useRef(none);
  // The grid keeps its first rows and takes changes; how many there are now is asked of the live list.
  const { byId, rows: now } = useComingReports();
  // What was selected is looked up anew: a verdict changes the row.
  const picked = selected.flatMap((row) => byId.get(row.id) ?? []);
  // Unknown until the list has rows: it would say for a moment that none fits.
  const [shown, setShown] = useState<number | null>(null);
  const [byColumn, setByColumn] = useState<readonly string[]>([]);
  const tellColumns = useCallback((names: readonly string[]) => {
    setByColumn((before) => (before.join('\n') === names.join('\n') ? before : names));
  }, []);
  const [stage, setStage] = useKept<Stage>(kept && 'records stage', 'title-abstract');
  const [, setInspector] = useInspectorOpen();
  const { cannot } = useReviewer();
  const reasons = useReasons();
  const reasonNames = useNames('exclusionReasons');
  const votes = useRow('review', 'review')?.titleAbstract.votes;
  const columns = useMemo(() => recordColumns(reasonNames, votes === 1), [reasonNames, votes]);
  const filter = useMemo(
    () => rowFilter(filters, hits.ids, counted?.test ?? null),
    [filters, hits.ids, counted],
  );
  // The first rows stand there while the others come, unless these might come before them, or are few of those looked for.
  const [sorted] = useState(() => isSorted('records'));
  const early = now.length > 0 && counted === null && !sorted;
  const there = votes !== undefined && (whole ? counted !== undefined : early);
  // What the list counted is not what the next one will.
  if (!there && shown !== null) setShown(null);

  const { judge, exclude, menu, setMenu, allowed } = useVerdicts({ grid, stage, whole, reasons });
  // Until the list is there, what was selected in it is only shown.
  const disabled = shown === null || !allowed(picked.length);

  // The row that was gone to is painted before all that is said of it: the next verdict need not wait for that.
  const select = useCallback(
    (chosen: readonly ReportListRow[]) => {
      latest.current = chosen;
      startTransition(() => setSelected(chosen));
      // That would wait as long as rows keep coming and going; the list must not show another selection than what is said of it.
      setTimeout(() => latest.current === chosen && setSelected(chosen), mostBehind);
    },
    [setSelected],
  );

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
        byColumn={byColumn}
        onColumns={() => grid.current?.clearFilters()}
        shown={shown}
        total={whole ? now.length : rows.length}
        reading={whole ? null : reading}
      >
        <ListTools
          grid={grid}
          selected={picked.map((row) => row.id)}
          shown={shown ?? 0}
          whole={whole}
          cannot={cannot}
        />
      </FilterBar>
      <SearchNotes hits={hits} />
      <div className={styles.grid}>
        {there ? (
          <Grid
            ref={grid}
            id="records"
            label="Records"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            selection="many"
            followsFocus
            keepsPlace={kept !== null}
            onSelect={select}
            onOpen={open}
            filter={filter}
            onCount={setShown}
            onFiltered={tellColumns}
            empty={
              now.length === 0 ? (
                <EmptyState
                  title="No records yet"
                  text="Records come from imported search results."
                  action={{ label: 'Import search results', run: () => go('/import') }}
                />
              ) : (
                <EmptyState
                  title={hits.unsearched > 0 ? 'No report fits so far' : 'No report fits'}
                  text={
                    hits.unsearched > 0
                      ? 'Not all records are searched yet. What is found is added by itself.'
                      : 'Every report is kept out by the search or a filter above.'
                  }
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
        onVerdict={judge}
        canUndo={cannot === null && canUndo}
        onUndo={() => void undoVerdict('screening')}
      />
      {picked.length === 1 ? <Detail row={picked[0]!} stage={stage} /> : null}
      {picked.length > 1 ? <ManySelected count={picked.length} /> : null}
    </div>
  );
}
