import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { MirrorRow } from '#core/contract/mirror';
import type { SettingTable } from '#core/model/tables';
import { IconButton } from '../../../ui/button';
import { KeyHint } from '../../../ui/key-hint';
import { changeSetting, removeSetting } from '../commands';
import type { SettingList } from '../lists';
import styles from './list.module.css';
import { ListCell } from './list-cell';

export interface ListRowProps<T extends SettingTable> {
  readonly list: SettingList<T>;
  readonly row: MirrorRow<T>;
  readonly place: number;
  readonly count: number;
  readonly disabled: boolean;
  /** Moves this row by one; the same cell keeps the focus. */
  readonly onMove: (by: -1 | 1) => void;
  /** Enter in the last column, or Arrow keys: the same cell of the next or previous row. */
  readonly onStep: (by: -1 | 1, cell: string) => void;
  readonly onRemoved: () => void;
}

const isMove = (event: KeyboardEvent) =>
  event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');

/** One row of a settings list: its fields, and what can be done with it. */
export function ListRow<T extends SettingTable>(props: ListRowProps<T>) {
  const { list, row, place, count, disabled, onMove, onStep, onRemoved } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const locked = disabled || (list.locked?.(row) ?? false);
  const [first] = list.columns;
  const name = list.columns.find((column) => column.kind === 'text')?.read(row) ?? first?.read(row) ?? '';
  const key = list.keyOf?.(place) ?? null;

  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined;
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (isMove(event)) {
      event.preventDefault();
      event.stopPropagation();
      if (list.ordered) onMove(by);
    } else if (cell && event.target instanceof HTMLInputElement && !event.ctrlKey && !event.metaKey) {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
      event.preventDefault();
      onStep(by, cell);
    }
  };

  const remove = async () => {
    const refused = await removeSetting(list.table, row.id, name);
    if (refused === null) onRemoved();
    else setProblem(refused.text);
  };

  return (
    <li className={styles.item} data-row={row.id} onKeyDown={onKeyDown}>
      <div className={styles.row} style={{ gridTemplateColumns: gridOf(list) }}>
        {list.keyOf ? <span className={styles.key}>{key ? <KeyHint keys={key} /> : null}</span> : null}
        {list.columns.map((column) => (
          <ListCell
            key={column.key}
            row={row}
            column={column}
            label={`${column.label} of ${name}`}
            disabled={locked}
            onProblem={setProblem}
            onSave={(text) => changeSetting(list.table, row.id, (latest) => column.write(latest, text))}
          />
        ))}
        <span className={styles.actions}>
          {list.ordered ? (
            <>
              <IconButton
                label={`Move ${name} up`}
                keys="Alt+ArrowUp"
                icon={<ArrowUp aria-hidden="true" />}
                disabled={locked || place === 0}
                onClick={() => onMove(-1)}
              />
              <IconButton
                label={`Move ${name} down`}
                keys="Alt+ArrowDown"
                icon={<ArrowDown aria-hidden="true" />}
                disabled={locked || place === count - 1}
                onClick={() => onMove(1)}
              />
            </>
          ) : null}
          <IconButton
            label={`Remove ${name}`}
            icon={<Trash2 aria-hidden="true" />}
            disabled={locked}
            onClick={() => void remove()}
          />
        </span>
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </li>
  );
}

export const gridOf = <T extends SettingTable>(list: SettingList<T>): string =>
  [
    ...(list.keyOf ? ['34px'] : []),
    ...list.columns.map((column) =>
      column.width.endsWith('fr') ? `minmax(0, ${column.width})` : column.width,
    ),
    list.ordered ? '92px' : '36px',
  ].join(' ');
