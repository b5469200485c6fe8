import Papa from 'papaparse';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { type ColumnPlan, holdsRecords, planColumns } from './csv-columns';
import { type TableRow, tableRecord } from './csv-fields';
import { type CsvRow, readCsvRows } from './csv-rows';
import {
  headLength,
  type Importer,
  maxRecordChars,
  type ParsedFile,
  type ParseOptions,
  type TableShape,
} from './importer';
import { type ReportBuilder, reportBuilder } from './report-builder';

const delimiters = [',', '\t', ';', '|'] as const;

interface TableHead {
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly plan: ColumnPlan;
  readonly known: number;
  readonly hasTitle: boolean;
  /** The first rows have as many cells as the header, or most rows after names of columns. */
  readonly even: boolean;
  /** The first row is a record; the columns are numbered. */
  readonly headless: boolean;
}

/** A first row that names no column but has a year, a DOI or an address in a cell of its own: a record, not a header. */
const isRecord = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  cells.some((cell) =>
    /^(?:(?:1[89]|20)\d{2}|https?:\/\/\S+|(?:doi:? ?)?10\.\d{4,9}\/\S+)$/i.test(cell.trim()),
  );

const numbered = (cells: readonly string[]): string[] => cells.map((_, at) => `column ${at + 1}`);

const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');

const triedRows = 50;

/** Cells that may be names of columns: short, each another, no sentence begins in one. */
const areNames = (cells: readonly string[]): boolean =>
  new Set(cells.map((cell) => cell.trim().toLowerCase())).size === cells.length &&
  cells.every((cell) => cell.trim() !== '' && cell.length <= 60 && !/[<>{}\n]|[.!?]\s+\p{Lu}/u.test(cell));

/** Of a table whose columns nobody knows the rows show what it is, and a few that have a cell more or less hide it in no other way than from a person. */
const isEven = (headers: readonly string[], rows: readonly (readonly string[])[]): boolean => {
  const fitting = (of: typeof rows): number => of.filter((row) => row.length === headers.length).length;
  const first = rows.slice(0, 5);
  if (first.length > 0 && fitting(first) === first.length) return true;
  return areNames(headers) && fitting(rows) > 0 && (fitting(rows) + 1) * 5 >= (rows.length + 1) * 3;
};

/** Excel may write the delimiter into a first line of its own: "sep=;". */
const separatorLine = /^sep=(.)\r?\n/i;

/** Where no column is known: what makes a table of it, then what makes the most cells. */
const rankOf = ({ even, headers }: TableHead): number =>
  (even && headers.length >= 3 ? 100_000 : 0) + headers.length;

const readHead = (text: string): TableHead => {
  const told = separatorLine.exec(text.slice(0, 20));
  const body = (told ? text.slice(told[0].length) : text).slice(0, headLength).replace(/^[\r\n]+/, '');
  const isCut = text.length >= headLength;
  const heads = (told ? [told[1]!] : delimiters).map((delimiter): TableHead => {
    const { data } = Papa.parse<string[]>(body, { delimiter, preview: triedRows + 1 });
    const headers = data[0] ?? [];
    const plan = planColumns(headers);
    const whole = isCut && data.length <= triedRows ? data.slice(0, -1) : data;
    const rows = whole.slice(1).filter((row) => row.length > 1 || row[0] !== '');
    return {
      delimiter,
      headers,
      plan,
      known: plan.meanings.filter((meaning) => meaning !== null).length,
      hasTitle: plan.meanings.includes('title'),
      even: isEven(headers, rows),
      headless: false,
    };
  });
  const head = heads.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && rankOf(one) > rankOf(best)) ? one : best,
  );
  if (head.known > 0 || !isRecord(head.headers)) return head;
  const headers = numbered(head.headers);
  return { ...head, headers, plan: planColumns(headers), headless: true };
};

/** A row as a reader of tables hands it over. */
interface RawRow extends TableRow {
  readonly quotes: CsvRow['quotes'];
  /** Its text, where it does not have as many cells as the header. */
  readonly raw?: string;
}

const noKnownColumn = (headers: readonly string[]): AppError => {
  const columns = headers.slice(0, 30).join(', ');
  return appError(
    'format-malformed',
    `No column of this table is known to hold a title or identifier. The columns are: ${columns}.`,
    {
      where: { line: 1 },
      detail: { columns },
    },
  );
};

/** Why a file's records cannot be imported as its columns are mapped; null where they can, and for what is no table. */
export const noRecordsIn = (table: TableShape | null): AppError | null =>
  table === null || holdsRecords(table.meanings) ? null : noKnownColumn(table.headers);

/** What is said of a row whose quotation marks do not fit. */
export const quoteFaults = {
  open: 'A quotation mark opens in this row and is never closed; the row takes in all that follows it.',
  misplaced: 'A quotation mark in this row stands where none should; the row may have taken in another.',
} as const;

const addRow = (report: ReportBuilder, headers: readonly string[], plan: ColumnPlan, row: RawRow): void => {
  const { cells, first } = row;
  if (cells.reduce((sum, cell) => sum + cell.length, 0) > maxRecordChars) {
    report.unread(first, `The row has more than ${maxRecordChars} characters.`, cells.join(','));
    return;
  }
  if (row.quotes !== 'sound') report.warn('quote-open', first, quoteFaults[row.quotes]);
  if (cells.length > headers.length)
    report.warn(
      'row-long',
      first,
      `This row has ${cells.length} cells, the header ${headers.length}; the further cells are kept.`,
      row.raw,
    );
  report.record(tableRecord(headers, plan, row));
};

const warnNoTitle = (report: ReportBuilder, headers: readonly string[], plan: ColumnPlan): void => {
  if (!plan.meanings.includes('title'))
    report.warn('column-unknown', 1, `No column holds titles. The columns are: ${headers.join(', ')}.`);
};

const warnHeadless = (report: ReportBuilder, line: number): void =>
  report.warn(
    'column-unknown',
    line,
    'The first row looks like a record, not like names of columns; it was read as a record, and the columns are numbered.',
  );

const warnNoRows = (report: ReportBuilder, line: number, headers: readonly string[]): void =>
  report.warn('record-empty', line, 'This table has a header and no row.', headers.join(','));

const shownRows = 5;

const shapeOf = (
  headers: readonly string[],
  delimiter: string,
  plan: ColumnPlan,
  rows: readonly (readonly string[])[],
): TableShape => ({
  headers,
  delimiter,
  meanings: plan.meanings,
  rows: rows.slice(0, shownRows).map((row) => row.map((cell) => cell.slice(0, 300))),
  producer: plan.preset?.label ?? null,
});

/** A table whose first row is the header, read row by row. */
export const readTable = (
  rows: readonly RawRow[],
  options: ParseOptions = {},
): Result<ParsedFile, AppError> => {
  const top = rows[0]?.cells ?? [];
  const headless = isRecord(top) && planColumns(top).meanings.every((meaning) => meaning === null);
  const headers = headless ? numbered(top) : top;
  const plan = planColumns(headers, options.columns);
  if (options.columns === undefined && plan.meanings.every((meaning) => meaning === null))
    return err(noKnownColumn(headers));
  const report = reportBuilder();
  warnNoTitle(report, headers, plan);
  if (headless) warnHeadless(report, rows[0]?.first ?? 1);
  const body = headless ? rows : rows.slice(1);
  body.forEach((row, at) => {
    if (at % 2_000 === 0) options.onProgress?.(at / rows.length);
    addRow(report, headers, plan, row);
  });
  if (body.length === 0) warnNoRows(report, rows[0]?.first ?? 1, headers);
  options.onProgress?.(1);
  const table = shapeOf(
    headers,
    ',',
    plan,
    body.slice(0, shownRows).map((row) => row.cells),
  );
  return ok({ ...report.done(), table });
};

export const csv = {
  id: 'csv',
  label: 'Table (CSV, TSV)',
  extensions: ['csv', 'tsv', 'tab', 'txt'],
  recognise: (head) => {
    const { known, hasTitle, headers, even } = readHead(withoutMark(head));
    if (hasTitle && known >= 2) return 'certain';
    return hasTitle || known >= 2 || (even && headers.length >= 3) ? 'possible' : 'no';
  },
  parse: (input, options = {}) => {
    const text = withoutMark(input).replace(/\r\n?/g, '\n');
    const { delimiter, headers, plan: guessed, known, headless } = readHead(text);
    if (known === 0 && options.columns === undefined) return err(noKnownColumn(headers));
    const plan = options.columns === undefined ? guessed : planColumns(headers, options.columns);
    const sample: (readonly string[])[] = [];
    const report = reportBuilder();
    warnNoTitle(report, headers, plan);
    const told = separatorLine.exec(text.slice(0, 20));
    let rows = 0;
    let beforeHeader = !headless;
    const firstLine = 1 + (told ? 1 : 0);
    if (headless) warnHeadless(report, firstLine);
    const width = headers.length;
    readCsvRows(
      text,
      told?.[0].length ?? 0,
      firstLine,
      { delimiter, width },
      {
        row: ({ cells, first, last, quotes, raw }, share) => {
          if (cells.every((cell) => cell.trim() === '')) return;
          if (beforeHeader) {
            beforeHeader = false;
            return;
          }
          rows += 1;
          if (rows <= shownRows) sample.push(cells);
          if (rows % 2_000 === 0) options.onProgress?.(share);
          const ragged = cells.length === width ? {} : { raw: raw() };
          if (cells.length < width)
            report.warn(
              'row-short',
              first,
              `This row has ${cells.length} cells, the header ${width}.`,
              ragged.raw,
            );
          addRow(report, headers, plan, { cells, first, last, quotes, ...ragged });
        },
        broken: (first, raw) =>
          report.unread(
            first,
            'A quotation mark opens in this row and is not closed; the row after it is whole.',
            raw,
          ),
      },
    );
    if (!beforeHeader && rows === 0) warnNoRows(report, firstLine, headers);
    options.onProgress?.(1);
    return ok({ ...report.done(), table: shapeOf(headers, delimiter, plan, sample) });
  },
} as const satisfies Importer;
