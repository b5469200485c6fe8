import Papa from 'papaparse';

export type CsvCell = string | number | null;

export interface CsvOptions {
  /** Puts an apostrophe before text that a spreadsheet would run as a formula; on unless a program reads the file. */
  readonly guardFormulas?: boolean;
}

/**
 * Text that a spreadsheet could run: it begins with =, @ (full-width forms and leading space included), a tab or a line break, or
 * with a sign that no plain number follows. "-0.35 (95% CI)" and "-0.34 [-0.95, 0.27]" stay as they are; "-2+3+cmd|..." does not.
 */
export const formulaText =
  /^\s*[=@＝＠]|^[\t\r\n＋－]|^\s*[+-](?![\d.](?:[^+*/^&|!=<>"@A-Za-z-]|-(?=[\d.])|[A-Za-z](?!\())*$)/;

const shape = { escapeFormulae: formulaText, newline: '\r\n' } as const;

/** One row of such a file as `toCsv` writes it, formulas guarded. */
export const csvLine = (row: readonly CsvCell[]): string => `${Papa.unparse([[...row]], shape)}\r\n`;

/** A CSV file for spreadsheets: byte order mark, CRLF, quotes where needed. Null is an empty cell. */
export function toCsv(
  fields: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  options: CsvOptions = {},
): string {
  const text = Papa.unparse(
    { fields: [...fields], data: rows.map((row) => [...row]) },
    options.guardFormulas === false ? { ...shape, escapeFormulae: false } : shape,
  );
  return `\ufeff${text}\r\n`;
}
