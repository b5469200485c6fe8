import type { GridApi } from 'ag-grid-community';
import { act, useState } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { PairRow } from '#core/contract/duplicates';
import {
  mark,
  type PairInSight,
  usePairInSight,
} from '../../../../src-renderer/features/duplicates/pair-in-sight';
import type { GridHandle } from '../../../../src-renderer/ui/grid/grid';
import { slotGrid } from '../../ui/grid/slot-grid';
import { render } from '../../ui/render';

test('a pair is marked in a list where no cell had the keyboard yet, and not in one that is gone', () => {
  const { api } = slotGrid([{ id: 'a' }], [{ field: 'id' }]);
  const chosen: string[] = [];
  const handle: Partial<GridHandle<PairRow>> = {
    indexOf: () => 0,
    selected: () => [],
    select: (ids) => chosen.push(...ids),
  };
  const marked = () => mark(handle as GridHandle<PairRow>, api as GridApi, 'a');
  marked();
  expect(chosen).toEqual(['a']);
  api.destroy();
  expect(marked).not.toThrow();
  expect(chosen).toEqual(['a']);
});

const pairNamed = (id: string): PairRow => ({
  id,
  a: `${id}1`,
  b: `${id}2`,
  verdict: 'undecided',
  by: 'rule:alike',
  byName: '',
  reasons: [],
  score: 0.5,
  titleA: id,
  titleB: id,
  yearA: null,
  yearB: null,
  sources: '',
});

/** The hook over a list that can be changed; nothing is painted between one change and the next. */
const sightOf = async (first: readonly PairRow[]) => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { api, rows } = slotGrid(first, [{ field: 'id' }]);
  const handle: Partial<GridHandle<PairRow>> = {
    api: api as GridApi,
    shown: () => rows.list.shown(),
  };
  let now: PairInSight | null = null;
  let show: (rows: readonly PairRow[]) => void = () => undefined;
  function Sight() {
    const [list, setList] = useState(first);
    show = setList;
    rows.replace(list);
    now = usePairInSight({ current: handle as GridHandle<PairRow> }, list);
    return null;
  }
  await render(<Sight />);
  return {
    sight: () => {
      if (now === null) throw new Error('not drawn');
      return now;
    },
    list: (ids: readonly string[]) => act(async () => show(ids.map(pairNamed))),
  };
};

test('the first pair is in sight as soon as the list has it, before anything is painted', async () => {
  const { sight, list } = await sightOf([]);
  expect(sight().pair).toBeNull();
  await list(['a', 'b']);
  expect(sight().pair?.id).toBe('a');
});

test('another list begins at its own first pair, though one that was judged in the former stands in it', async () => {
  const { sight, list } = await sightOf(['a', 'b'].map(pairNamed));
  expect(sight().pair?.id).toBe('a');
  await act(async () => {
    sight().judged([pairNamed('b')]);
    sight().leave();
  });
  await list([]);
  expect(sight().pair).toBeNull();
  await list(['c', 'b']);
  expect(sight().pair?.id).toBe('c');
});

test('a pair that comes back into its list, undone, is in sight', async () => {
  const { sight, list } = await sightOf(['a', 'b'].map(pairNamed));
  sight().judged([pairNamed('b')]);
  await list(['a']);
  await list(['a', 'b']);
  expect(sight().pair?.id).toBe('b');
});
