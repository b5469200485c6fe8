import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { readTable } from './csv';
import { planColumns } from './csv-columns';
import type { BinaryImporter, ImportWarning } from './importer';
import { readWorkbook } from './workbook';

/** The first sheet of an Excel workbook, read like a table of text; lines are the sheet's row numbers. */
export const xlsx = {
  id: 'xlsx',
  label: 'Excel workbook (.xlsx)',
  extensions: ['xlsx', 'xlsm'],
  recognise: () => 'no',
  parse: () => err(appError('format-malformed', 'A workbook is not text.')),
  parseBytes: (bytes, options = {}) => {
    const workbook = readWorkbook(bytes);
    if (!workbook.ok) return workbook;
    const { rows, others } = workbook.value;
    const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
    // titles and notes above the table: the header is the row that reads most like one
    const best = filled
      .slice(0, 10)
      .map((row, at) => ({
        at,
        known: planColumns(row.cells).meanings.filter((meaning) => meaning !== null).length,
      }))
      .reduce((a, b) => (b.known > a.known ? b : a), { at: 0, known: 0 });
    const table = filled
      .slice(best.at)
      .map((row) => ({ cells: row.cells, first: row.number, last: row.number, quotes: 'sound' as const }));
    const read = readTable(table, options);
    if (!read.ok) return read;
    const above = filled.slice(0, best.at).map(
      (row): ImportWarning => ({
        line: row.number,
        code: 'line-outside-record',
        text: 'This row stands above the header.',
        raw: row.cells.join(' ').trim(),
      }),
    );
    const beside = others.map(
      (name): ImportWarning => ({
        line: 1,
        code: 'line-outside-record',
        text: `The sheet "${name}" was not read: only the first sheet is. Put it first, or save it as a file of its own.`,
      }),
    );
    return ok({ ...read.value, warnings: [...beside, ...above, ...read.value.warnings] });
  },
} as const satisfies BinaryImporter;
