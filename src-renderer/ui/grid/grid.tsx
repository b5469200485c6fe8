import type {
  CellKeyDownEvent,
  ColDef,
  FullWidthCellKeyDownEvent,
  GetRowIdParams,
  GridReadyEvent,
  IRowNode,
  ModelUpdatedEvent,
  NewColumnsLoadedEvent,
  PostSortRowsParams,
  SelectionChangedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import {
  type KeyboardEvent as ReactKeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { hasWords, looseText } from '#core/bibliography/search-words';
import { styleNonce } from '../../theme/nonce';
import { ColumnHeader, type GridContext } from './column-header';
import { ColumnMenu, type OpenMenu } from './column-menu';
import styles from './grid.module.css';
import { forgetLayout, savedLayout, saveLayout } from './layout';
import { deselectHidden, SelectAll } from './select-all';
import { gridTheme } from './setup';
import { RankAhead } from './rank-ahead';
import { RowSorter } from './sort-rows';
import { TextFilters } from './text-filters';
import { useFollowFocus } from './follow-focus';
import { keepPlace } from './keep-focus';
import { useEnterGrid } from './use-enter-grid';
import { type GridHandle, useGridHandle } from './use-grid-handle';

export type { GridHandle };
export type GridColumn<T> = ColDef<T>;

export interface GridProps<T extends object> {
  /** Names the remembered layout: "records". */
  readonly id: string;
  /** Accessible name: "Records". */
  readonly label: string;
  readonly columns: readonly GridColumn<T>[];
  /** The rows at first; later changes come through `applyChanges`. Another array replaces all rows. */
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  readonly selection?: 'none' | 'one' | 'many';
  /** Moving through the rows by key selects them. */
  readonly followsFocus?: boolean;
  /** What is selected stays so while a filter keeps it out: for picking out of several searches. */
  readonly keepsHidden?: boolean;
  readonly onSelect?: (rows: readonly T[]) => void;
  /** Enter or double click on a row. */
  readonly onOpen?: (row: T) => void;
  readonly quickFilter?: string;
  /** A page's own filter over whole rows (chips); give a new function when it changes. */
  readonly filter?: ((row: T) => boolean) | null;
  /** Shown instead of rows where there are none: an EmptyState. */
  readonly empty?: ReactNode;
  /** Rows left after filters, whenever that changes. */
  readonly onCount?: (shown: number) => void;
  readonly ref?: Ref<GridHandle<T>>;
}

const selectionColumn = {
  width: 36,
  minWidth: 36,
  maxWidth: 36,
  resizable: false,
  suppressHeaderMenuButton: true,
};

const withSelectAll = { ...selectionColumn, headerComponent: SelectAll };

/** Beside a column that stays in place the boxes stay too. */
const pinnedSelection = { ...withSelectAll, pinned: 'left' } as const;

const manyRows = 2000;

const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

const isMenuKey = (event: KeyboardEvent) =>
  event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);

/** A table: sorting, filters, our column menu, remembered layout, keyboard. Set up once for the whole program. */
export function Grid<T extends object>(props: GridProps<T>) {
  const { id, label, columns, rows, selection = 'one', quickFilter, filter, followsFocus = false } = props;
  const grid = useRef<AgGridReact<T>>(null);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const context = useMemo<GridContext>(
    () => ({ openMenu: (column, at) => setMenu({ column, at, from: focused() }) }),
    [],
  );
  const [{ sorter, ahead, texts }] = useState(() => {
    const made = new RowSorter<T>();
    return { sorter: made, ahead: new RankAhead(made), texts: new TextFilters<T>() };
  });
  useEffect(() => () => ahead.stop(), [ahead]);
  const defaults = useMemo<ColDef<T>>(
    () => ({
      headerComponent: ColumnHeader,
      comparator: sorter.leave,
      // The grid's own wait of half a second is longer than filtering takes.
      filterParams: { debounceMs: 20 },
      getQuickFilterText: ({ value }) => looseText(String(value ?? '')),
      resizable: true,
      sortable: true,
      minWidth: 48,
    }),
    [sorter],
  );
  // The same functions for good: the grid takes a changed one for a changed setting.
  const ask = useMemo(() => {
    const passes = (node: IRowNode<T>): boolean =>
      (!node.data || (latest.current.filter?.(node.data) ?? true)) && texts.pass(node);
    return {
      rowId: ({ data }: GetRowIdParams<T>) => latest.current.rowId(data),
      // The grid asks this whenever filters have changed, before it goes through the rows.
      filterPresent: () => {
        if (grid.current?.api) texts.look(grid.current.api);
        return Boolean(latest.current.filter) || texts.any;
      },
      passes,
      // Asked first: what passes is not given to the grid's own filters any more.
      passesAll: (node: IRowNode<T>) => texts.all && !latest.current.quickFilter && passes(node),
      noRows: () => latest.current.empty ?? 'Nothing here',
      sortRows: ({ api, nodes }: PostSortRowsParams<T>) => sorter.sort(api, nodes),
    };
  }, [sorter, texts]);
  const columnDefs = useMemo(() => sorter.columns(columns), [sorter, columns]);
  const initialState = useMemo(() => savedLayout(id), [id]);
  const rowSelection = useMemo(() => {
    if (selection === 'many')
      return { mode: 'multiRow', enableClickSelection: true, headerCheckbox: false } as const;
    return { mode: 'singleRow', enableClickSelection: selection === 'one', checkboxes: false } as const;
  }, [selection]);

  // Changes that wait are of the rows before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs before the grid is given other rows
  useLayoutEffect(() => grid.current?.api?.flushAsyncTransactions(), [rows]);

  useGridHandle(props.ref, () => grid.current?.api, latest);
  useEnterGrid(() => grid.current?.api, followsFocus);
  useFollowFocus(box, () => grid.current?.api, followsFocus);

  // The grid asks the page's filter only when told that it changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the filter function is another one
  useEffect(() => grid.current?.api?.onFilterChanged(), [filter]);

  const onReady = (event: GridReadyEvent<T>) => {
    box.current?.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', label);
    latest.current.onCount?.(event.api.getDisplayedRowCount());
  };
  const onSelectionChanged = (event: SelectionChangedEvent<T>) =>
    latest.current.onSelect?.(event.api.getSelectedRows());
  const onColumns = ({ api }: NewColumnsLoadedEvent<T>) => {
    // The same column may show its rows in other words.
    texts.look(api);
    ahead.soon(api);
  };
  const onModelUpdated = ({ api }: ModelUpdatedEvent<T>) => {
    if (followsFocus) keepPlace(api);
    if (latest.current.selection === 'many' && latest.current.keepsHidden !== true) deselectHidden(api);
    latest.current.onCount?.(api.getDisplayedRowCount());
    ahead.soon(api);
  };
  const onCellKeyDown = ({ event, data }: CellKeyDownEvent<T> | FullWidthCellKeyDownEvent<T>) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key === 'Enter' && data && latest.current.onOpen) latest.current.onOpen(data);
  };
  /** Shift+F10 or the menu key, in a header or in a cell: the menu of that column. Capture: the grid would stop the event. */
  const onMenuKey = (event: ReactKeyboardEvent) => {
    if (!isMenuKey(event.nativeEvent) || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest('[col-id]');
    const column = grid.current?.api.getColumn(cell?.getAttribute('col-id') ?? '');
    if (!cell || !column?.getColDef().headerName) return;
    event.preventDefault();
    event.stopPropagation();
    setMenu({ column, at: cell.getBoundingClientRect(), from: event.target });
  };
  const closeMenu = () => {
    menu?.from?.focus();
    setMenu(null);
  };
  const onReset = () => {
    grid.current?.api.resetColumnState();
    forgetLayout(id);
  };

  return (
    <div ref={box} className={styles.grid} onKeyDownCapture={onMenuKey}>
      <AgGridReact<T>
        ref={grid}
        theme={gridTheme}
        styleNonce={styleNonce}
        context={context}
        columnDefs={columnDefs}
        defaultColDef={defaults}
        rowData={rows as T[]}
        getRowId={ask.rowId}
        initialState={initialState}
        rowSelection={rowSelection}
        selectionColumnDef={columns.some(({ pinned }) => pinned === 'left') ? pinnedSelection : withSelectAll}
        quickFilterText={
          quickFilter === undefined || !hasWords(quickFilter) ? undefined : looseText(quickFilter)
        }
        cacheQuickFilter
        isExternalFilterPresent={ask.filterPresent}
        doesExternalFilterPass={ask.passes}
        alwaysPassFilter={ask.passesAll}
        postSortRows={ask.sortRows}
        overlayComponent={ask.noRows}
        // Few beyond those in sight: each costs a cell a column when the order changes.
        rowBuffer={2}
        suppressCellFocus={false}
        suppressContextMenu
        preventDefaultOnContextMenu
        // Columns out of sight are not drawn where drawing takes long.
        suppressColumnVirtualisation={columns.length < 20 && rows.length < manyRows}
        animateRows={false}
        asyncTransactionWaitMillis={40}
        tooltipShowDelay={400}
        enableBrowserTooltips
        onGridReady={onReady}
        onStateUpdated={({ state }) => saveLayout(id, state)}
        onSelectionChanged={onSelectionChanged}
        onRowDoubleClicked={({ data }) => data && latest.current.onOpen?.(data)}
        onCellKeyDown={onCellKeyDown}
        onModelUpdated={onModelUpdated}
        onNewColumnsLoaded={onColumns}
      />
      {menu && grid.current ? (
        <ColumnMenu api={grid.current.api} menu={menu} onReset={onReset} onClose={closeMenu} />
      ) : null}
    </div>
  );
}
