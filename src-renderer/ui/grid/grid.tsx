import type {
  CellKeyDownEvent,
  ColDef,
  FocusGridInnerElementParams,
  FullWidthCellKeyDownEvent,
  GridApi,
  NewColumnsLoadedEvent,
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
import { styleNonce } from '../../theme/nonce';
import { ColumnHeader, type GridContext } from './column-header';
import { ColumnMenu, type OpenMenu } from './column-menu';
import styles from './grid.module.css';
import { forgetLayout, savedLayout, saveLayout } from './layout';
import { deselectGone, SelectAll, selectListed } from './select-all';
import { gridTheme } from './setup';
import { RankAhead } from './rank-ahead';
import { GridRows } from './grid-rows';
import { useFollowFocus } from './follow-focus';
import { goToListEnd } from './list-ends';
import { giveBack, keepPlace } from './keep-focus';
import { focusInner, onTabInHead, tabToNextCell, tabToNextHeader } from './tab-keys';
import { useEnterGrid } from './use-enter-grid';
import { usePlaceKept } from './grid-place';
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
  /** Whoever comes back finds it as it was left: filters, what is selected, where one was. */
  readonly keepsPlace?: boolean;
  /** Rows left after filters, whenever that changes. */
  readonly onCount?: (shown: number) => void;
  /** The names of the columns that filter, whenever other rows are listed. */
  readonly onFiltered?: (columns: readonly string[]) => void;
  readonly ref?: Ref<GridHandle<T>>;
}

const selectionColumn = {
  width: 36,
  minWidth: 36,
  maxWidth: 36,
  resizable: false,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: goToListEnd,
};

const withSelectAll = { ...selectionColumn, headerComponent: SelectAll };

/** Beside a column that stays in place the boxes stay too. */
const pinnedSelection = { ...withSelectAll, pinned: 'left' } as const;

const manyRows = 2000;

const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

const filteringColumns = (api: GridApi): readonly string[] =>
  Object.keys(api.getFilterModel()).map((id) => api.getColumn(id)?.getColDef().headerName ?? id);

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
  const [{ list, ahead }] = useState(() => {
    const made = new GridRows<T>((row) => latest.current.rowId(row), rows);
    made.setFilters(filter ?? null, quickFilter ?? '');
    return { list: made, ahead: new RankAhead(made) };
  });
  const context = useMemo<GridContext>(
    () => ({ openMenu: (column, at) => setMenu({ column, at, from: focused() }), rows: list }),
    [list],
  );
  useEffect(() => () => ahead.stop(), [ahead]);
  const defaults = useMemo<ColDef<T>>(
    () => ({
      headerComponent: ColumnHeader,
      // The grid's own wait of half a second is longer than filtering takes.
      filterParams: { debounceMs: 20 },
      resizable: true,
      sortable: true,
      minWidth: 48,
      suppressKeyboardEvent: goToListEnd,
    }),
    [],
  );
  // The same function for good: the grid takes a changed one for a changed setting.
  const noRows = useMemo(() => () => latest.current.empty ?? 'Nothing here', []);
  const columnDefs = useMemo(() => [...columns], [columns]);
  const filters = usePlaceKept(props.keepsPlace === true ? id : null, () => grid.current?.api, list);
  const initialState = useMemo(
    () => ({ ...savedLayout(id), ...(filters === undefined ? {} : { filter: { filterModel: filters } }) }),
    [id, filters],
  );
  const rowSelection = useMemo(() => {
    if (selection === 'many')
      return { mode: 'multiRow', enableClickSelection: true, headerCheckbox: false } as const;
    return { mode: 'singleRow', enableClickSelection: selection === 'one', checkboxes: false } as const;
  }, [selection]);

  useLayoutEffect(() => list.replace(rows), [list, rows]);
  useLayoutEffect(() => list.setFilters(filter ?? null, quickFilter ?? ''), [list, filter, quickFilter]);

  useGridHandle(props.ref, () => grid.current?.api, list);
  const places = useMemo(
    () => ({ indexOf: (id: string) => list.indexOf(id), followsFocus }),
    [list, followsFocus],
  );
  const onEntered = useMemo(() => (p: FocusGridInnerElementParams) => focusInner(p, places), [places]);
  useEnterGrid(() => grid.current?.api, places.indexOf, followsFocus);
  useFollowFocus(box, () => grid.current?.api, places.indexOf, followsFocus);

  useLayoutEffect(() => {
    list.onChanged = () => {
      const api = grid.current?.api;
      if (!api) return;
      const { selection: mode, keepsHidden } = latest.current;
      if (followsFocus) keepPlace(api, (id) => list.indexOf(id));
      deselectGone(api, list, keepsHidden === true && mode === 'many');
      latest.current.onCount?.(list.count);
      latest.current.onFiltered?.(filteringColumns(api));
      ahead.soon(api);
    };
  }, [list, ahead, followsFocus]);

  const tellSelected = (api: GridApi<T>) =>
    latest.current.onSelect?.(
      api.getSelectedNodes().flatMap(({ id }) => (id === undefined ? [] : (list.list.row(id) ?? []))),
    );
  const onReady = () => {
    box.current?.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', label);
    latest.current.onCount?.(list.count);
    if (grid.current) latest.current.onFiltered?.(filteringColumns(grid.current.api));
    // The page may take for selected what has left the list since.
    if (props.keepsPlace === true && grid.current) tellSelected(grid.current.api);
  };
  const onSelectionChanged = ({ api }: SelectionChangedEvent<T>) => {
    // Told of a moment later, when the grid may be gone.
    if (!api.isDestroyed()) tellSelected(api);
  };
  const onColumns = ({ api }: NewColumnsLoadedEvent<T>) => ahead.soon(api);
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
  /** All that is listed; the grid's own way would take in what a filter keeps out. */
  const onSelectAllKey = (event: ReactKeyboardEvent) => {
    const api = grid.current?.api;
    if (!api || selection !== 'many' || event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey))
      return;
    if (!(event.target instanceof HTMLElement) || !event.target.closest('[role="gridcell"]')) return;
    event.preventDefault();
    event.stopPropagation();
    selectListed(api, list);
  };
  const closeMenu = () => {
    giveBack(grid.current?.api, menu?.from ?? null);
    setMenu(null);
  };
  const onKey = (event: ReactKeyboardEvent) => {
    onTabInHead(event, grid.current?.api, places);
    onMenuKey(event);
    onSelectAllKey(event);
  };
  const onReset = () => {
    grid.current?.api.resetColumnState();
    forgetLayout(id);
  };

  return (
    <div ref={box} className={styles.grid} onKeyDownCapture={onKey}>
      <AgGridReact<T>
        ref={grid}
        theme={gridTheme}
        styleNonce={styleNonce}
        context={context}
        columnDefs={columnDefs}
        rowModelType="infinite"
        defaultColDef={defaults}
        initialState={initialState}
        rowSelection={rowSelection}
        selectionColumnDef={columns.some(({ pinned }) => pinned === 'left') ? pinnedSelection : withSelectAll}
        overlayComponent={noRows}
        // Few beyond those in sight: each costs a cell a column when the order changes.
        rowBuffer={2}
        suppressCellFocus={false}
        tabToNextCell={tabToNextCell}
        tabToNextHeader={tabToNextHeader}
        focusGridInnerElement={onEntered}
        suppressContextMenu
        preventDefaultOnContextMenu
        // Columns out of sight are not drawn where drawing takes long.
        suppressColumnVirtualisation={columns.length < 20 && rows.length < manyRows}
        animateRows={false}
        tooltipShowDelay={400}
        enableBrowserTooltips
        onGridReady={onReady}
        onStateUpdated={({ state }) => saveLayout(id, state)}
        onSelectionChanged={onSelectionChanged}
        onRowDoubleClicked={({ data }) => data && latest.current.onOpen?.(data)}
        onCellKeyDown={onCellKeyDown}
        onNewColumnsLoaded={onColumns}
      />
      {menu && grid.current ? (
        <ColumnMenu api={grid.current.api} menu={menu} onReset={onReset} onClose={closeMenu} />
      ) : null}
    </div>
  );
}
