import { Autocomplete } from '@mantine/core';
import { SelectField, TextAreaField, TextField } from '../../../ui/field';
import { type ImportForm, isSearchDate, searchKinds, usualDatabases, usualPlatforms } from '../batch';
import styles from '../import.module.css';

/** What a file cannot say for itself: where and when the search was run, and how. */
export function SearchForm({
  form,
  disabled,
  onChange,
}: {
  readonly form: ImportForm;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<ImportForm>) => void;
}) {
  return (
    <div className={styles.form}>
      <Autocomplete
        size="xs"
        label="Source"
        className={styles.wide}
        title={form.database}
        required
        disabled={disabled}
        data={[...usualDatabases]}
        value={form.database}
        onChange={(database) => onChange({ database })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <SelectField
        label="Found by"
        disabled={disabled}
        data={[...searchKinds]}
        value={form.kind}
        onChange={(value) => {
          const kind = searchKinds.find((k) => k.value === value)?.value;
          if (kind) onChange({ kind });
        }}
      />
      <Autocomplete
        size="xs"
        label="Platform"
        placeholder="Ovid, EBSCOhost ..."
        disabled={disabled}
        data={[...usualPlatforms]}
        value={form.platform}
        onChange={(platform) => onChange({ platform })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <TextField
        label="Date of the search"
        placeholder="YYYY-MM-DD"
        inputMode="numeric"
        maxLength={10}
        disabled={disabled}
        value={form.date}
        error={isSearchDate(form.date.trim()) ? null : 'As 2026-03-31, or 2026-03, or 2026'}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
      />
      <TextAreaField
        label="Search strategy"
        className={styles.wide}
        disabled={disabled}
        placeholder="As it was run, line by line"
        value={form.strategy}
        onChange={(event) => onChange({ strategy: event.currentTarget.value })}
      />
      <TextField
        label="Note"
        className={styles.wide}
        disabled={disabled}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  );
}
