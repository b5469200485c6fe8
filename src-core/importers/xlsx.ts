import { counted } from '#core/counted';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { readTable } from './csv';
import { planColumns } from './csv-columns';
import type { BinaryImporter, ImportWarning } from './importer';
import { readWorkbook, type Sheet, type SheetRow } from './workbook';

/** Titles and notes may stand above the table: the header is the row that reads most like one. */
const headerOf = (rows: readonly SheetRow[]): { readonly at: number; readonly known: number } =>
  rows
    .slice(0, 10)
    .map((row, at) => ({
      at,
      known: planColumns(row.cells).meanings.filter((meaning) => meaning !== null).length,
    }))
    .reduce((a, b) => (b.known > a.known ? b : a), { at: 0, known: 0 });

/** The sheet that looks most like references: with the most columns that are known, the first of such. */
const likeliest = (sheets: readonly Sheet[]): Sheet | undefined =>
  sheets
    .map((sheet) => ({ sheet, known: headerOf(sheet.rows).known }))
    .reduce<{ readonly sheet: Sheet; readonly known: number } | undefined>(
      (best, one) => (best !== undefined && best.known >= one.known ? best : one),
      undefined,
    )?.sheet;

/** One sheet of an Excel workbook, read like a table of text; lines are the sheet's row numbers. */
export const xlsx = {
  id: 'xlsx',
  label: 'Excel workbook (.xlsx)',
  extensions: ['xlsx', 'xlsm'],
  recognise: () => 'no',
  parse: () => err(appError('format-malformed', 'A workbook is not text.')),
  parseBytes: (bytes, options = {}) => {
    const workbook = readWorkbook(bytes);
    if (!workbook.ok) return workbook;
    const sheets = workbook.value;
    const sheet = sheets.find(({ name }) => name === options.sheet) ?? likeliest(sheets);
    if (sheet === undefined) return readTable([], options);
    const filled = sheet.rows;
    const { at } = headerOf(filled);
    const table = filled
      .slice(at)
      .map((row) => ({ cells: row.cells, first: row.number, last: row.number, quotes: 'sound' as const }));
    const read = readTable(table, options);
    if (!read.ok) return read;
    const above = filled.slice(0, at).map(
      (row): ImportWarning => ({
        line: row.number,
        code: 'line-outside-record',
        text: 'This row stands above the header.',
        raw: row.cells.join(' ').trim(),
      }),
    );
    const beside = sheets
      .filter((one) => one !== sheet)
      .map(
        ({ name, rows }): ImportWarning => ({
          line: 1,
          code: 'line-outside-record',
          text: `The sheet "${name}" with ${counted(rows.length, 'row', 'rows')} was not read, only "${sheet.name}".`,
        }),
      );
    return ok({
      ...read.value,
      warnings: [...beside, ...above, ...read.value.warnings],
      ...(read.value.table === undefined
        ? {}
        : {
            table: {
              ...read.value.table,
              sheet: sheet.name,
              sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
            },
          }),
    });
  },
} as const satisfies BinaryImporter;
