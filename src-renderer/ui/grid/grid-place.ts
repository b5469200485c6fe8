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

type Model = Pick<SlotModel, 'api' | 'scrollTo' | 'scrolled'>;

/** Has those rows drawn that were in sight, or, where none of these is selected any more, the first that is. */
const scrollBack = <T extends object>(
  model: Model,
  rows: GridRows<T>,
  { selected, top }: GridPlace,
): void => {
  const now = top.id === undefined ? -1 : rows.indexOf(top.id);
  model.scrollTo(rowHeight * (now < 0 ? top.at : now) + top.hidden);
  const listed = selected.map((id) => rows.indexOf(id)).filter((index) => index >= 0);
  const [first] = listed;
  if (first === undefined) return;
  // A key judges what is selected: at least one of that is in sight, however far one had scrolled away from it.
  const sight = model.api.getVerticalPixelRange();
  const inSight = (index: number): boolean =>
    rowHeight * index >= sight.top && rowHeight * (index + 1) <= sight.bottom;
  if (!listed.some(inSight)) model.scrollTo(rowHeight * Math.max(0, first - rowsAbove));
};

/** So long bars, chips and the inspector may come beside a list that is being built, in milliseconds. */
const building = 1000;
const acts = ['keydown', 'pointerdown', 'wheel'] as const;
/** Where the list will not stay where it is put, that is let be. */
const mostTries = 20;

/**
 * Does it before each frame in which the list has another height than before, or was scrolled away, until the page is built or somebody acts:
 * the grid's own scroll bar begins shorter than the list, and pulls the list along. Gives what ends that.
 */
const untilBuilt = (model: Model, again: () => void): (() => void) => {
  const until = performance.now() + building;
  const now = (): string =>
    model.scrolled.map(({ clientHeight, scrollTop }) => `${clientHeight} ${scrollTop}`).join();
  let [known, tries, frame] = [now(), 0, 0];
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const act of acts) window.removeEventListener(act, stop, true);
  };
  const look = (): void => {
    if (now() !== known) {
      again();
      tries += 1;
      known = now();
    }
    if (performance.now() > until || tries > mostTries) stop();
    else frame = requestAnimationFrame(look);
  };
  for (const act of acts) window.addEventListener(act, stop, true);
  frame = requestAnimationFrame(look);
  return stop;
};

/** Selects what was selected, as far as it is listed now, nothing in the stead of what is not; and goes back to where one was. */
const goBackTo = <T extends object>(model: Model, rows: GridRows<T>, place: GridPlace): (() => void) => {
  const nodes = place.selected.flatMap((id) => {
    const index = rows.indexOf(id);
    return index < 0 ? [] : (rows.nodeAt(index) ?? []);
  });
  if (nodes.length > 0) model.api.setNodesSelected({ nodes, newValue: true });
  scrollBack(model, rows, place);
  return untilBuilt(model, () => {
    if (!model.api.isDestroyed()) scrollBack(model, rows, place);
  });
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
    let stop = (): void => undefined;
    rows.onBegin = (model) => {
      if (left !== undefined) stop = goBackTo(model, rows, left);
    };
    return () => {
      stop();
      keep();
    };
  }, [rows, left, keep]);
  return left?.filters;
}
