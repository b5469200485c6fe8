import { ChoiceCell, NumberCell, TextCell } from '../../../ui/cells';
import type { RowColumn } from './row-table';

interface Field<R, V> {
  readonly label: string;
  /** What the cell is called, of the row of this name. */
  readonly says: (name: string) => string;
  readonly get: (row: R) => V;
  readonly put: (value: V) => Partial<R>;
  readonly disabled: boolean;
}

export const textColumn = <R,>({
  label,
  says,
  get,
  put,
  disabled,
  needed = false,
}: Field<R, string> & { readonly needed?: boolean }): RowColumn<R> => ({
  label,
  cell: (row, set, name) => (
    <TextCell
      label={says(name)}
      value={get(row)}
      disabled={disabled}
      wrong={needed && get(row) === ''}
      onChange={(value) => set(put(value))}
    />
  ),
});

export const numberColumn = <R,>({
  label,
  says,
  get,
  put,
  disabled,
  width,
}: Field<R, number | null> & { readonly width: string }): RowColumn<R> => ({
  label,
  width,
  right: true,
  cell: (row, set, name) => (
    <NumberCell
      label={says(name)}
      value={get(row)}
      disabled={disabled}
      onChange={(value) => set(put(value))}
    />
  ),
});

export const choiceColumn = <R, V extends string>({
  label,
  says,
  get,
  put,
  disabled,
  width,
  options,
}: Field<R, V> & {
  readonly width: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
}): RowColumn<R> => ({
  label,
  width,
  cell: (row, set, name) => (
    <ChoiceCell
      label={says(name)}
      value={get(row)}
      options={options}
      disabled={disabled}
      onChange={(value) => set(put(value))}
    />
  ),
});
