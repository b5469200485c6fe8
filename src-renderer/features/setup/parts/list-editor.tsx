import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { MirrorRow } from '#core/contract/mirror';
import type { SettingTable } from '#core/model/tables';
import { useRows } from '../../../mirror/use-live';
import { Section } from '../../../ui/section';
import { addSetting, orderSettings } from '../commands';
import type { SettingList } from '../lists';
import styles from './list.module.css';
import { gridOf, ListRow } from './list-row';

/** A settings list, edited in place and by keyboard: add, rename, move with Alt and arrows, remove. */
export function ListEditor<T extends SettingTable>({
  list,
  disabled,
}: {
  readonly list: SettingList<T>;
  readonly disabled: boolean;
}) {
  const stored = useRows(list.table);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLUListElement>(null);
  const adder = useRef<HTMLInputElement>(null);
  // The place of the newest row: the store's list may be a moment behind.
  const placed = useRef(0);
  const focus = useRef<{ readonly id: string; readonly cell: string } | null>(null);

  const rows = useMemo(() => {
    const all = stored ?? [];
    if (order === null) return all;
    const place = new Map(order.map((id, index) => [id, index]));
    return [...all].sort((a, b) => (place.get(a.id) ?? 1e6) - (place.get(b.id) ?? 1e6));
  }, [stored, order]);

  // The store has the new order: it leads again.
  useEffect(() => {
    if (order !== null && (stored ?? []).map((row) => row.id).join() === order.join()) setOrder(null);
  }, [stored, order]);

  const focusCell = (id: string, cell: string) => {
    const fields = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    fields
      .find((field) => field.dataset.row === id)
      ?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)
      ?.focus();
  };
  // A row that moved takes the focus with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after the rows changed their order
  useEffect(() => {
    if (focus.current === null) return;
    focusCell(focus.current.id, focus.current.cell);
    focus.current = null;
  }, [rows]);

  const move = async (id: string, by: -1 | 1) => {
    const ids = rows.map((row) => row.id);
    const from = ids.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    ids.splice(from, 1);
    ids.splice(to, 0, id);
    const active = document.activeElement;
    const cell = active instanceof HTMLElement ? active.dataset.cell : undefined;
    if (cell) focus.current = { id, cell };
    setOrder(ids);
    const refused = await orderSettings(list.table, ids);
    if (refused === null) return;
    setOrder(null);
    setProblem(refused.text);
  };

  const step = (place: number, by: -1 | 1, cell: string) => {
    const next = rows[place + by];
    if (next) focusCell(next.id, cell);
    else if (by > 0) adder.current?.focus();
  };

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim();
    if (name === '') return;
    const last = rows.reduce((most, row) => Math.max(most, 'order' in row ? row.order : 0), placed.current);
    placed.current = last + 1;
    const row: MirrorRow<T> = list.blank(name, crypto.randomUUID(), last + 1);
    const refused = await addSetting(list.table, row);
    setProblem(refused?.text ?? null);
    if (refused === null) setText('');
    adder.current?.focus();
  };

  return (
    <Section id={list.table} title={list.title} note={list.note}>
      {rows.length > 0 ? (
        <div
          aria-hidden="true"
          className={`${styles.row} ${styles.heads}`}
          style={{ gridTemplateColumns: gridOf(list) }}
        >
          {list.keyOf ? <span>Key</span> : null}
          {list.columns.map((column) => (
            <span key={column.key}>{column.label}</span>
          ))}
          <span />
        </div>
      ) : null}
      <ul ref={box} className={styles.list} aria-label={list.title}>
        {rows.map((row, place) => (
          <ListRow
            key={row.id}
            list={list}
            row={row}
            place={place}
            count={rows.length}
            disabled={disabled}
            onMove={(by) => void move(row.id, by)}
            onStep={(by, cell) => step(place, by, cell)}
            onRemoved={() => adder.current?.focus()}
          />
        ))}
      </ul>
      <form className={styles.adder} onSubmit={(event) => void add(event)}>
        <input
          ref={adder}
          className={styles.input}
          aria-label={`Add a new ${list.thing}`}
          placeholder={`Add ${/^[aeiou]/.test(list.thing) ? 'an' : 'a'} ${list.thing}, then Enter`}
          value={text}
          disabled={disabled}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Section>
  );
}
