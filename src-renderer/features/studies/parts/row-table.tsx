import { Plus, Trash2 } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/button';
import styles from './studies.module.css';

export interface RowColumn<R> {
  readonly label: string;
  readonly width?: string;
  /** The least that a column without a width of its own is given, in pixels. */
  readonly least?: number;
  readonly right?: boolean;
  readonly cell: (row: R, set: (next: Partial<R>) => void, name: string) => ReactNode;
}

/** A small table whose rows are edited in place: arms, periods, populations. */
export function RowTable<R extends { readonly id: string }>({
  label,
  thing,
  rows,
  columns,
  nameOf,
  blank,
  onChange,
  disabled,
  below,
}: {
  readonly label: string;
  /** One row, in a sentence: "arm". */
  readonly thing: string;
  readonly rows: readonly R[];
  readonly columns: readonly RowColumn<R>[];
  readonly nameOf: (row: R, place: number) => string;
  readonly blank: () => R;
  readonly onChange: (rows: R[]) => void;
  readonly disabled: boolean;
  /** Stands under each row, over its whole width. */
  readonly below?: RowColumn<R> | undefined;
}) {
  // Columns of a fixed width keep it; the others share what is left, and never less than a word.
  const minWidth = columns.reduce(
    (sum, { width, least = 130 }) => sum + (width ? Number.parseInt(width, 10) : least),
    34,
  );
  return (
    <>
      {rows.length > 0 ? (
        <div
          className={styles.scroller}
          // With nothing in it to focus, the keyboard could not scroll it.
          {...(disabled ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
        >
          <table className={styles.rowTable} aria-label={label} style={{ minWidth }}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column.label}
                    scope="col"
                    data-right={column.right || undefined}
                    style={{ width: column.width }}
                  >
                    {column.label}
                  </th>
                ))}
                <th scope="col" className={styles.last}>
                  <span className="unseen">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, place) => {
                const name = nameOf(row, place);
                const set = (next: Partial<R>) =>
                  onChange(rows.map((one) => (one.id === row.id ? { ...one, ...next } : one)));
                return (
                  <Fragment key={row.id}>
                    <tr>
                      {columns.map((column) => (
                        <td key={column.label}>{column.cell(row, set, name)}</td>
                      ))}
                      <td>
                        <IconButton
                          label={`Remove ${thing} ${name}`}
                          icon={<Trash2 aria-hidden="true" />}
                          disabled={disabled}
                          onClick={() => onChange(rows.filter((one) => one.id !== row.id))}
                        />
                      </td>
                    </tr>
                    {below ? (
                      <tr>
                        <td colSpan={columns.length} className={styles.below}>
                          <span>{below.label}</span> {below.cell(row, set, name)}
                        </td>
                        <td />
                      </tr>
                    ) : null}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="muted">No {thing} entered yet.</p>
      )}
      <Button
        kind="quiet"
        icon={<Plus aria-hidden="true" />}
        disabled={disabled}
        onClick={() => onChange([...rows, blank()])}
      >
        Add {/^[aeiou]/.test(thing) ? 'an' : 'a'} {thing}
      </Button>
    </>
  );
}
