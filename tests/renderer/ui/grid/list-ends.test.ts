import { expect, test } from 'vitest';
import { goToListEnd } from '../../../../src-renderer/ui/grid/list-ends';
import { slotGrid } from './slot-grid';

test('Ctrl+End and Ctrl+Home go to the last and the first row, in the same column; without Ctrl they are left to the grid', () => {
  const { api } = slotGrid(
    Array.from({ length: 500 }, (_, n) => ({ id: `r${n}`, n, twice: 2 * n })),
    [{ field: 'n' }, { field: 'twice' }],
  );
  const column = api.getColumn('twice');
  if (column === null) throw new Error('no such column');
  api.setFocusedCell(3, column);
  const press = (key: string, held: KeyboardEventInit): readonly unknown[] => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...held });
    const taken = goToListEnd({ api, column, event });
    const at = api.getFocusedCell();
    return [taken, event.defaultPrevented, at?.rowIndex, at?.column.getColId()];
  };
  expect(press('End', { ctrlKey: true })).toEqual([true, true, 499, 'twice']);
  expect(press('Home', { metaKey: true })).toEqual([true, true, 0, 'twice']);
  expect(press('End', { ctrlKey: true, shiftKey: true })).toEqual([true, true, 499, 'twice']);
  expect(press('Home', {})).toEqual([false, false, 499, 'twice']);
  expect(press('Home', { ctrlKey: true, altKey: true })).toEqual([false, false, 499, 'twice']);
  expect(press('PageUp', { ctrlKey: true })).toEqual([false, false, 499, 'twice']);
});
