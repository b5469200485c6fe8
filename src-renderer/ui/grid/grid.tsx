import type {
  CellKeyDownEvent,
  ColDef,
  FullWidthCellKeyDownEvent,
  GridApi,
  GridReadyEvent,
  SelectionChangedEvent,
  SuppressHeaderKeyboardEventParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { styleNonce } from '../../theme/nonce';
import { changeApplier, type RowChanges } from './changes';
import { ColumnHeader, type GridContext } from './column-header';
import { ColumnMenu, type OpenMenu } from './column-menu';
import styles from './grid.module.css';
import { forgetLayout, savedLayout, saveLayout } from './layout';
import { gridTheme } from './setup';

export type GridColumn<T> = ColDef<T>;

/** What a page may do to its grid from outside. */
export interface GridHandle<T> {
  readonly applyChanges: (changes: RowChanges<T>) => void;
  /** Selects the rows, brings the first into sight. */
  readonly select: (ids: readonly string[]) => void;
  readonly clearFilters: () => void;
  readonly api: GridApi<T>;
}

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

const isMenuKey = (event: KeyboardEvent) =>
  event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);

/** A table: sorting, filters, our column menu, remembered layout, keyboard. Set up once for the whole program. */
export function Grid<T extends object>(props: GridProps<T>) {
  const { id, label, columns, rows, rowId, selection = 'one', quickFilter, filter, empty } = props;
  const grid = useRef<AgGridReact<T>>(null);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const applier = useRef<{
    readonly rows: readonly T[];
    readonly apply: (changes: RowChanges<T>) => void;
  } | null>(null);

  const context = useMemo<GridContext>(() => ({ openMenu: (column, at) => setMenu({ column, at }) }), []);
  const defaults = useMemo<ColDef<T>>(
    () => ({
      headerComponent: ColumnHeader,
      resizable: true,
      sortable: true,
      minWidth: 48,
      suppressHeaderKeyboardEvent: ({
        event,
        column,
        headerRowIndex,
      }: SuppressHeaderKeyboardEventParams<T>) => {
        if (!isMenuKey(event) || headerRowIndex < 0 || !('getColId' in column)) return false;
        event.preventDefault();
        const target = event.target instanceof HTMLElement ? event.target : null;
        const cell = target?.closest('[role="columnheader"]') ?? target;
        if (cell && event.type === 'keydown') setMenu({ column, at: cell.getBoundingClientRect() });
        return true;
      },
    }),
    [],
  );
  const columnDefs = useMemo(() => [...columns], [columns]);
  const initialState = useMemo(() => savedLayout(id), [id]);
  const rowSelection = useMemo(() => {
    if (selection === 'many')
      return { mode: 'multiRow', enableClickSelection: true, headerCheckbox: true } as const;
    return { mode: 'singleRow', enableClickSelection: selection === 'one', checkboxes: false } as const;
  }, [selection]);

  useImperativeHandle(props.ref, (): GridHandle<T> => {
    const api = () => {
      const ready = grid.current?.api;
      if (!ready) throw new Error(`Grid ${id} was used before it was there`);
      return ready;
    };
    return {
      get api() {
        return api();
      },
      applyChanges: (changes) => {
        const current = latest.current.rows;
        if (applier.current?.rows !== current) {
          applier.current = { rows: current, apply: changeApplier(api(), current, latest.current.rowId) };
        }
        applier.current.apply(changes);
      },
      select: (ids) => {
        const nodes = ids.map((rowKey) => api().getRowNode(rowKey)).filter((node) => node !== undefined);
        api().deselectAll();
        api().setNodesSelected({ nodes, newValue: true });
        if (nodes[0]) api().ensureNodeVisible(nodes[0]);
      },
      clearFilters: () => api().setFilterModel(null),
    };
  }, [id]);

  // The grid asks the page's filter only when told that it changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the filter function is another one
  useEffect(() => grid.current?.api?.onFilterChanged(), [filter]);

  const onReady = (event: GridReadyEvent<T>) => {
    box.current?.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', label);
    latest.current.onCount?.(event.api.getDisplayedRowCount());
  };
  const onSelectionChanged = (event: SelectionChangedEvent<T>) =>
    latest.current.onSelect?.(event.api.getSelectedRows());
  const onCellKeyDown = ({ event, data, api }: CellKeyDownEvent<T> | FullWidthCellKeyDownEvent<T>) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key === 'Enter' && data && latest.current.onOpen) latest.current.onOpen(data);
    if (!isMenuKey(event)) return;
    event.preventDefault();
    const column = api.getFocusedCell()?.column;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (column && target) setMenu({ column, at: target.getBoundingClientRect() });
  };
  const onReset = () => {
    grid.current?.api.resetColumnState();
    forgetLayout(id);
  };
  const noRows = useCallback(() => latest.current.empty ?? 'Nothing here', []);

  return (
    <div ref={box} className={styles.grid} data-empty={rows.length === 0 && empty ? true : undefined}>
      <AgGridReact<T>
        ref={grid}
        theme={gridTheme}
        styleNonce={styleNonce}
        context={context}
        columnDefs={columnDefs}
        defaultColDef={defaults}
        rowData={rows as T[]}
        getRowId={({ data }) => rowId(data)}
        initialState={initialState}
        rowSelection={rowSelection}
        quickFilterText={quickFilter}
        isExternalFilterPresent={() => Boolean(latest.current.filter)}
        doesExternalFilterPass={({ data }) => (data ? (latest.current.filter?.(data) ?? true) : true)}
        noRowsOverlayComponent={noRows}
        suppressCellFocus={false}
        suppressContextMenu
        preventDefaultOnContextMenu
        suppressColumnVirtualisation={columns.length < 20}
        animateRows={false}
        asyncTransactionWaitMillis={40}
        tooltipShowDelay={400}
        enableBrowserTooltips
        onGridReady={onReady}
        onStateUpdated={({ state }) => saveLayout(id, state)}
        onSelectionChanged={onSelectionChanged}
        onRowDoubleClicked={({ data }) => data && latest.current.onOpen?.(data)}
        onCellKeyDown={onCellKeyDown}
        onModelUpdated={({ api }) => latest.current.onCount?.(api.getDisplayedRowCount())}
      />
      {menu && grid.current ? (
        <ColumnMenu api={grid.current.api} menu={menu} onReset={onReset} onClose={() => setMenu(null)} />
      ) : null}
    </div>
  );
}
