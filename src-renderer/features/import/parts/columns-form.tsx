import { useState } from 'react';
import type { ImportPreview } from '#core/contract/imports';
import { columnMeanings, holdsRecords } from '#core/importers/csv-columns';
import { columnMeaningWords } from '../../../messages/column-meanings';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/field';
import styles from '../import.module.css';

type Table = NonNullable<ImportPreview['table']>;

const keep = 'keep';
const choices = [
  { value: keep, label: 'Kept as it is' },
  ...columnMeanings.map((value) => ({ value, label: columnMeaningWords[value] })),
];

const origin = (table: Table): string => {
  if (table.remembered) return 'as you mapped these columns before';
  return table.producer === null ? 'by the names of the columns' : `as ${table.producer} writes them`;
};

/** The first rows of a table, and above each column what it holds. */
export function ColumnsForm({
  table,
  disabled,
  onMap,
}: {
  readonly table: Table;
  readonly disabled: boolean;
  readonly onMap: (columns: Table['meanings']) => void;
}) {
  // without titles references can hardly be told apart: whoever can say which column holds them is asked
  const [open, setOpen] = useState(!table.meanings.includes('title'));
  const [chosen, setChosen] = useState(table.meanings);
  const known = table.meanings.filter((m) => m !== null).length;
  const changed = chosen.some((m, at) => m !== table.meanings[at]);
  return (
    <div className={styles.columns}>
      <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        Columns: {known} of {table.headers.length} mapped {origin(table)}
      </Button>
      {open ? (
        <>
          {holdsRecords(table.meanings) ? null : (
            <p className={styles.before}>
              No column is known to hold a title or a number. Say what the columns hold, then read the file
              again.
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
          <section className={styles.tableBox} aria-label="Columns of the table" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {table.headers.map((header, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns of one table never change places
                    <th key={at} scope="col">
                      <span title={header}>{header || `column ${at + 1}`}</span>
                      <SelectField
                        aria-label={`${header || `column ${at + 1}`} holds`}
                        disabled={disabled}
                        searchable
                        data={choices}
                        value={chosen[at] ?? keep}
                        onChange={(value) => {
                          const meaning = columnMeanings.find((m) => m === value) ?? null;
                          setChosen(table.headers.map((_, n) => (n === at ? meaning : (chosen[n] ?? null))));
                        }}
                      />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row, line) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the first rows of one file never change places
                  <tr key={line}>
                    {table.headers.map((_, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <td key={at} title={row[at]} data-kept={(chosen[at] ?? null) === null || undefined}>
                        {row[at]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="muted">
            Columns that are kept as they are stand with each record under their own name. The choice is
            remembered for tables with the same columns.
          </p>
          <Button
            kind={holdsRecords(table.meanings) ? 'plain' : 'primary'}
            disabled={disabled || !changed || !holdsRecords(chosen)}
            onClick={() => onMap(table.headers.map((_, at) => chosen[at] ?? null))}
          >
            Read again with these columns
          </Button>
        </>
      ) : null}
    </div>
  );
}
