import { Menu as MantineMenu } from '@mantine/core';
import type { Column, GridApi } from 'ag-grid-community';
import { useReducer } from 'react';
import { MenuEntries, type MenuGroup } from '../menu';
import styles from './grid.module.css';

export interface OpenMenu {
  readonly column: Column;
  readonly at: DOMRect;
  /** What gets the keyboard back afterwards. */
  readonly from: HTMLElement | null;
}

const nameOf = (api: GridApi, column: Column) => api.getDisplayNameForColumn(column, 'header');

/** What our menu offers for one column, and for the table as a whole. */
function groupsOf<T>(api: GridApi<T>, column: Column, reset: () => void, redraw: () => void): MenuGroup[] {
  const id = column.getColId();
  const sort = (direction: 'asc' | 'desc' | null) => () =>
    api.applyColumnState({ state: [{ colId: id, sort: direction }], defaultState: { sort: null } });
  const pinned = column.isPinned();
  const groups: MenuGroup[] = [];
  if (column.isSortable()) {
    groups.push({
      entries: [
        { label: 'Sort ascending', checked: column.getSort() === 'asc', run: sort('asc') },
        { label: 'Sort descending', checked: column.getSort() === 'desc', run: sort('desc') },
        { label: 'Do not sort', disabled: !column.getSort(), run: sort(null) },
      ],
    });
  }
  if (column.isFilterAllowed()) {
    groups.push({
      entries: [
        { label: 'Filter ...', run: () => requestAnimationFrame(() => api.showColumnFilter(id)) },
        {
          label: 'Clear this filter',
          disabled: !column.isFilterActive(),
          run: () => void api.setColumnFilterModel(id, null).then(() => api.onFilterChanged()),
        },
      ],
    });
  }
  groups.push({
    entries: [
      { label: 'Fit width to contents', run: () => api.autoSizeColumns([id]) },
      { label: 'Fit all widths to contents', run: () => api.autoSizeAllColumns() },
      { label: pinned ? 'Unpin' : 'Pin left', run: () => api.setColumnsPinned([id], pinned ? null : 'left') },
    ],
  });
  const columns = (api.getColumns() ?? []).filter((other) => other.getColDef().headerName);
  groups.push({
    label: 'Columns',
    entries: columns.map((other) => ({
      label: nameOf(api, other),
      checked: other.isVisible(),
      stay: true,
      disabled: other.getColDef().lockVisible === true,
      run: () => {
        api.setColumnsVisible([other], !other.isVisible());
        redraw();
      },
    })),
  });
  groups.push({ entries: [{ label: 'Reset columns', run: reset }] });
  return groups;
}

/** Our column menu: the free edition of the grid has none. Opens where it was asked for and gives focus back to the header. */
export function ColumnMenu<T>({
  api,
  menu,
  onReset,
  onClose,
}: {
  readonly api: GridApi<T>;
  readonly menu: OpenMenu;
  readonly onReset: () => void;
  readonly onClose: () => void;
}) {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const { column, at } = menu;
  return (
    <MantineMenu opened onClose={onClose} position="bottom-start" offset={2} trapFocus returnFocus={false}>
      <MantineMenu.Target>
        <button
          type="button"
          tabIndex={-1}
          // Names the menu too: it is labelled by what opens it.
          aria-label={`Menu of ${nameOf(api, column)}`}
          className={styles.anchor}
          style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
        />
      </MantineMenu.Target>
      <MantineMenu.Dropdown className={styles.menu}>
        <MenuEntries groups={groupsOf(api, column, onReset, redraw)} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
