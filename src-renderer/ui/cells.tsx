import { TextField } from './field';
import styles from './cells.module.css';
import { NativeSelect } from './native-select';
import { useNumberText } from './number-text';

/** Inputs for tables that are edited in place: they look like text until they have the focus; `label` is their name. */
interface CellProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly wrong?: boolean;
}

export function TextCell({
  label,
  value,
  onChange,
  disabled,
  wrong,
  placeholder,
}: CellProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}) {
  return (
    <input
      className={styles.input}
      aria-label={label}
      aria-invalid={wrong || undefined}
      title={value}
      placeholder={placeholder}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function NumberCell({
  label,
  value,
  decimals,
  onChange,
  disabled,
  wrong,
}: CellProps & {
  readonly value: number | null;
  /** Given where trailing zeros count: the decimals as typed, null for those that the number shows. */
  readonly decimals?: number | null;
  readonly onChange: (value: number | null, decimals: number | null) => void;
}) {
  const number = useNumberText(value, onChange, decimals);
  return (
    <input
      className={`numbers ${styles.input} ${styles.number}`}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={wrong || number.error !== null || undefined}
      title={number.error ?? undefined}
      value={number.text}
      disabled={disabled}
      onChange={(event) => number.change(event.currentTarget.value)}
      onBlur={number.leave}
    />
  );
}

export function ChoiceCell<T extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
}: CellProps & {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <NativeSelect
      className={styles.choice}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}

/** A number with its label above, as the other fields of a form; empty is null. */
export function NumberBox({
  label,
  value,
  onChange,
  disabled,
  problem,
  description,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly disabled?: boolean;
  readonly problem?: string | null;
  readonly description?: string;
}) {
  const number = useNumberText(value, onChange);
  return (
    <TextField
      label={label}
      description={description}
      inputMode="decimal"
      classNames={{ input: 'numbers' }}
      value={number.text}
      error={number.error ?? problem}
      disabled={disabled}
      onChange={(event) => number.change(event.currentTarget.value)}
      onBlur={number.leave}
    />
  );
}
