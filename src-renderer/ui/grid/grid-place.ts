import type { FilterModel, GridApi } from 'ag-grid-community';
import { useLayoutEffect } from 'react';
import { useLeft } from '../kept';
import { useStable } from '../use-stable';
import type { GridRows } from './grid-rows';
import { rowHeight, type SlotModel } from './slot-model';

/** How a list was left: what its columns filtered, what was selected, and where one was in it. */
interface GridPlace {
  readonly filters: FilterModel;
  /** Row ids. */
  readonly selected: readonly string[];
  /** The uppermost row in sight, its number then, and how much of it was scrolled away. */
  readonly top: { readonly id: string | undefined; readonly at: number; readonly hidden: number };
}

/** Where a selected row is brought into sight, so many stand above it. */
const rowsAbove = 3;

const placeOf = <T extends object>(api: GridApi<T>, rows: GridRows<T>): GridPlace => {
  const { top } = api.getVerticalPixelRange();
  const at = Math.floor(top / rowHeight);
  const first = rows.at(at);
  return {
    filters: api.getFilterModel(),
    selected: api.getSelectedNodes().flatMap(({ id }) => id ?? []),
    top: { id: first && rows.idOf(first), at, hidden: top - rowHeight * at },
  };
};

/** Selects what was selected, as far as it is listed now, nothing in the stead of what is not; and has those rows drawn that were in sight. */
const goBackTo = <T extends object>(
  model: Pick<SlotModel, 'api' | 'scrollTo'>,
  rows: GridRows<T>,
  { selected, top }: GridPlace,
): void => {
  const { api } = model;
  const listed = selected.map((id) => rows.indexOf(id)).filter((index) => index >= 0);
  const nodes = listed.flatMap((index) => rows.nodeAt(index) ?? []);
  if (nodes.length > 0) api.setNodesSelected({ nodes, newValue: true });
  const now = top.id === undefined ? -1 : rows.indexOf(top.id);
  model.scrollTo(rowHeight * (now < 0 ? top.at : now) + top.hidden);
  const [first] = listed;
  if (first === undefined) return;
  // A key judges what is selected: at least one of that is in sight, however far one had scrolled away from it.
  const sight = api.getVerticalPixelRange();
  const inSight = (index: number): boolean =>
    rowHeight * index >= sight.top && rowHeight * (index + 1) <= sight.bottom;
  if (!listed.some(inSight)) model.scrollTo(rowHeight * Math.max(0, first - rowsAbove));
};

/** Keeps under this name how the list was left, and brings it back to that; null keeps nothing. Gives the filters to begin with. */
export function usePlaceKept<T extends object>(
  name: string | null,
  find: () => GridApi<T> | undefined,
  rows: GridRows<T>,
): FilterModel | undefined {
  const [left, leave] = useLeft<GridPlace>(name);
  const keep = useStable(() => {
    const api = find();
    if (api && !api.isDestroyed()) leave(placeOf(api, rows));
  });
  useLayoutEffect(() => {
    rows.onBegin = (model) => {
      if (left !== undefined) goBackTo(model, rows, left);
    };
    return keep;
  }, [rows, left, keep]);
  return left?.filters;
}
