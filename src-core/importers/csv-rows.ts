import Papa from 'papaparse';

/** A row of a table of text; `quotes` tells what is wrong with its quotation marks. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly first: number;
  readonly last: number;
  readonly quotes: 'sound' | 'misplaced' | 'open';
  /** Its text, asked for where something is told of it. */
  readonly raw: () => string;
}

export interface CsvTaker {
  readonly row: (row: CsvRow, share: number) => void;
  /** A row whose quotation mark takes in rows after it that are whole by themselves. */
  readonly broken: (first: number, raw: string) => void;
}

/** Lines of a damaged row that are tried as the beginning of a whole one, what is looked at of each, and of all in one file. */
const mostLines = 200;
const mostChars = 50_000;
const mostTried = 3_000_000;
const mostBroken = 500;
/** Text that rows with wrong quotation marks may take in, all in all, before they are taken as they come. */
const mostTakenIn = 100_000_000;

const lineBreaks = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** Finds where within a damaged row one begins that is whole, with as many cells as the header; -1 where none does. */
const rowFinder = (text: string, delimiter: string, width: number) => {
  let tried = 0;
  return (from: number, to: number): number => {
    let at = from;
    for (let n = 0; n < mostLines && tried < mostTried; n += 1) {
      const end = text.indexOf('\n', at);
      if (end < 0 || end + 1 >= to) return -1;
      at = end + 1;
      const { data, errors, meta } = Papa.parse<string[]>(text.slice(at, at + mostChars), {
        delimiter,
        newline: '\n',
        preview: 1,
      });
      tried += meta.cursor;
      if (errors.length === 0 && data[0]?.length === width) return at;
    }
    return -1;
  };
};

/** The cells of the line at `from` where tabs alone part them, as many as the header has: a quotation mark there is text. */
const tabbedLine = (text: string, from: number, width: number): readonly string[] | null => {
  const end = text.indexOf('\n', from);
  const cells = text.slice(from, end < 0 ? text.length : end).split('\t');
  return cells.length === width ? cells : null;
};

/**
 * Reads rows one after the other. Files parted by tabs are often written without regard to quotation marks (ClinicalTrials.gov's of before
 * 2024): a row whose marks are wrong but whose line has as many cells as the header is taken as it stands. A quotation mark that is never closed would make all that follows part of one cell: where a later line is
 * a whole row, the damaged one ends before it.
 */
export const readCsvRows = (
  text: string,
  start: number,
  firstLine: number,
  { delimiter, width }: { readonly delimiter: string; readonly width: number },
  take: CsvTaker,
): void => {
  let from = start;
  let line = firstLine;
  let mended = 0;
  let takenIn = 0;
  const wholeRowWithin = rowFinder(text, delimiter, width);
  for (;;) {
    let resume = -1;
    let before = from;
    Papa.parse<string[]>(text.slice(from), {
      delimiter,
      newline: '\n',
      step: ({ data, errors, meta }, parser) => {
        const first = line;
        const rowFrom = before;
        const rowTo = from + meta.cursor;
        before = rowTo;
        const spans = data.reduce((sum, cell) => sum + lineBreaks(cell), 0);
        const wrong = errors.filter((error) => error.type === 'Quotes');
        const tabbed =
          wrong.length > 0 && delimiter === '\t' && width >= 3 && takenIn < mostTakenIn
            ? tabbedLine(text, rowFrom, width)
            : null;
        if (tabbed !== null) {
          const end = text.indexOf('\n', rowFrom);
          takenIn += rowTo - rowFrom;
          line += 1;
          const raw = (): string => tabbed.join('\t');
          take.row({ cells: tabbed, first, last: first, quotes: 'sound', raw }, rowTo / text.length);
          if (end >= 0 && end + 1 < rowTo) {
            resume = end + 1;
            parser.abort();
          }
          return;
        }
        if (wrong.length > 0 && spans > 0 && width >= 3 && mended < mostBroken) {
          const next = wholeRowWithin(rowFrom, rowTo);
          if (next >= 0) {
            const raw = text.slice(rowFrom, next);
            mended += 1;
            line += lineBreaks(raw);
            resume = next;
            take.broken(first, raw.trimEnd());
            parser.abort();
            return;
          }
        }
        line += spans + 1;
        const open = wrong.some((error) => error.code === 'MissingQuotes');
        const quotes = open ? 'open' : wrong.length > 0 ? 'misplaced' : 'sound';
        const raw = (): string => text.slice(rowFrom, rowTo).trimEnd();
        take.row({ cells: data, first, last: first + spans, quotes, raw }, rowTo / text.length);
      },
    });
    if (resume < 0) return;
    from = resume;
  }
};
