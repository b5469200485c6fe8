import type { Column, IHeaderParams } from 'ag-grid-community';
import { ArrowDown, ArrowUp, EllipsisVertical, ListFilter } from 'lucide-react';
import { type MouseEvent, useEffect, useReducer } from 'react';
import styles from './grid.module.css';
import type { SelectableRows } from './select-all';
import type { SlotContext, SlotSource } from './slot-model';

export interface GridContext extends SlotContext {
  readonly rows: SlotSource & SelectableRows;
  readonly openMenu: (column: Column, at: DOMRect) => void;
}

const changes = ['filterChanged', 'filterActiveChanged'] as const;

/** A column's head: name, sort and filter signs, and the button of our column menu. */
export function ColumnHeader(params: IHeaderParams<unknown, GridContext>) {
  const { api, column, displayName, enableSorting, progressSort, context } = params;
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    for (const change of changes) column.addEventListener(change, redraw);
    // Of any column: that this one comes first is only said where there is a second.
    api.addEventListener('sortChanged', redraw);
    return () => {
      for (const change of changes) column.removeEventListener(change, redraw);
      if (!api.isDestroyed()) api.removeEventListener('sortChanged', redraw);
    };
  }, [api, column]);

  const sort = column.getSort();
  const several = sort ? api.getColumnState().filter((one) => one.sort).length > 1 : false;
  const onMenu = (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    context.openMenu(column, event.currentTarget.getBoundingClientRect());
  };
  return (
    // The header cell around this takes the keyboard: Enter sorts, Shift+F10 opens the menu.
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid's header cell is the interactive element
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's header cell handles Enter
    <div
      className={styles.header}
      onClick={(event) => enableSorting && progressSort(event.shiftKey)}
      onContextMenu={(event) => {
        event.preventDefault();
        context.openMenu(column, new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      <span className={styles.headerText}>{displayName}</span>
      {sort === 'asc' ? <ArrowUp aria-hidden="true" /> : null}
      {sort === 'desc' ? <ArrowDown aria-hidden="true" /> : null}
      {several ? (
        <span className={`numbers ${styles.sortPlace}`} aria-hidden="true">
          {(column.getSortIndex() ?? 0) + 1}
        </span>
      ) : null}
      {column.isFilterActive() ? <ListFilter aria-hidden="true" className={styles.filtered} /> : null}
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Menu of ${displayName}`}
        className={styles.menuButton}
        onClick={onMenu}
      >
        <EllipsisVertical aria-hidden="true" />
      </button>
    </div>
  );
}
