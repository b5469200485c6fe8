import { type KeyboardEvent, useEffect, useState } from 'react';
import type { AppError } from '#core/errors';
import { NativeSelect } from '../../../ui/native-select';
import type { ListColumn } from '../lists';
import styles from './list.module.css';

/** One field of a row: looks like text until it has the focus, saves when left or on Enter, Escape takes back. */
export function ListCell<R>({
  row,
  column,
  label,
  disabled,
  onSave,
  onProblem,
}: {
  readonly row: R;
  readonly column: ListColumn<R>;
  readonly label: string;
  readonly disabled: boolean;
  readonly onSave: (text: string) => Promise<AppError | null>;
  readonly onProblem: (text: string | null) => void;
}) {
  const value = column.read(row);
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    setDraft((typed) => (typed === value ? null : typed));
  }, [value]);

  const save = async (typed: string | null) => {
    if (typed === null) return;
    const text = column.kind === 'number' ? typed.trim().replace(',', '.') : typed.trim();
    if (text === value) {
      onProblem(null);
      return setDraft(null);
    }
    const why = column.problem?.(text, row) ?? null;
    onProblem(why);
    if (why !== null) return;
    const refused = await onSave(text);
    onProblem(refused?.text ?? null);
    if (refused === null) setDraft((now) => (now === typed ? null : now));
  };

  if (column.kind === 'choice') {
    return (
      <NativeSelect
        className={styles.choice}
        aria-label={label}
        value={draft ?? value}
        disabled={disabled}
        data-cell={column.key}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          void save(event.currentTarget.value);
        }}
      >
        {column.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save(draft);
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      onProblem(null);
    }
  };
  return (
    <input
      className={column.kind === 'number' ? `numbers ${styles.input}` : styles.input}
      aria-label={label}
      title={draft ?? value}
      inputMode={column.kind === 'number' ? 'decimal' : undefined}
      value={draft ?? value}
      disabled={disabled}
      data-cell={column.key}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void save(draft)}
      onKeyDown={onKeyDown}
    />
  );
}
