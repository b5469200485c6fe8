import type { AppError } from '#core/errors';
import type { ParsedRecord } from '#core/model/record-fields';
import type { Result } from '#core/result';
import type { ColumnMeaning } from './csv-columns';

/** How sure a format is that a file is its own, judged by the text alone. */
export type Recognition = 'certain' | 'possible' | 'no';

/** Stable codes of what an import report may tell; the text says it in full. */
export const warningCodes = [
  'encoding-guessed',
  'encoding-broken', // bytes that the encoding does not know became �
  'line-outside-record',
  'line-not-tagged',
  'record-without-start',
  'record-without-end',
  'record-empty',
  'row-short',
  'row-long',
  'quote-open',
  'value-unreadable',
  'markup-broken',
  'column-unknown',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Something the reader of the import report should know; the record concerned was read all the same. */
export interface ImportWarning {
  readonly line: number;
  readonly code: WarningCode;
  readonly text: string;
  readonly raw?: string;
}

/** A record that was found and could not be read: where, why, and its own text. */
export interface UnreadRecord {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

export interface ParsedFile {
  readonly recordsFound: number;
  readonly recordsRead: number;
  readonly records: readonly ParsedRecord[];
  readonly warnings: readonly ImportWarning[];
  readonly unread: readonly UnreadRecord[];
  /** Of a table: how its columns were understood. */
  readonly table?: TableShape;
}

/** The columns of a table as they were read, to be looked at and mapped otherwise. */
export interface TableShape {
  readonly headers: readonly string[];
  /** What stands between two cells of a text. */
  readonly delimiter: string;
  /** For each column what it was taken to hold; null: kept with the record under its own name. */
  readonly meanings: readonly (ColumnMeaning | null)[];
  /** The first rows, as they stand. */
  readonly rows: readonly (readonly string[])[];
  /** The program or database that writes such tables, where it is known by its columns. */
  readonly producer: string | null;
  /** Of a workbook: the sheet that was read, and all that hold something. */
  readonly sheet?: string;
  readonly sheets?: readonly { readonly name: string; readonly rows: number }[];
}

export interface ParseOptions {
  /** What each column of a table holds, in place of the best guess. */
  readonly columns?: readonly (ColumnMeaning | null)[];
  /** Of a workbook: the sheet to read, in place of the one that looks most like references. */
  readonly sheet?: string;
  /** Called now and then with the share of the text that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** One format of search exports. */
export interface Importer {
  readonly id: string;
  readonly label: string;
  /** Lower case, without dot; they only break ties between formats that the text fits equally well. */
  readonly extensions: readonly string[];
  /** Judges the first `headLength` characters of the text. */
  readonly recognise: (head: string) => Recognition;
  /** Errors: `format-malformed` where nothing at all can be read. */
  readonly parse: (text: string, options?: ParseOptions) => Result<ParsedFile, AppError>;
}

/** Characters of a text that `recognise` is given. */
export const headLength = 65_536;
/** Larger files are refused, with this number in the sentence: a string of them must fit into memory. */
export const maxFileBytes = 400 * 1024 * 1024;
/** A record with more text than this is not a record: it is listed as unread. */
export const maxRecordChars = 4_000_000;
/** Raw text kept with a warning or an unread record; the lines tell where the rest is. */
export const maxRawChars = 20_000;
/** Warnings of one code that are listed one by one; those above are counted in a last one. */
export const maxWarningsPerCode = 1_000;

/** A format that is no text: tried when the first bytes are those of an archive, or when asked for by id. */
export interface BinaryImporter extends Importer {
  readonly parseBytes: (bytes: Uint8Array, options?: ParseOptions) => Result<ParsedFile, AppError>;
}

/** What reading a part of a file had to tell; lines are counted from the part's own first. */
export interface PartReport {
  readonly lines: number;
  readonly taken: number;
  /** At most `maxWarningsPerCode` of each code; `counts` has how many there were. */
  readonly warnings: readonly ImportWarning[];
  readonly counts: readonly (readonly [WarningCode, number])[];
  readonly unread: readonly UnreadRecord[];
}

/** A format whose records are read one after the other, so that a file need not stand in memory whole. */
export interface StreamingImporter extends Importer {
  /**
   * Reads a text that comes in pieces: a file, or a part of one that begins where `cut` ended. `head` are the first characters of the file.
   * Records go to `take`.
   */
  readonly parsePart: (
    pieces: Iterable<string>,
    head: string,
    take: (record: ParsedRecord) => void,
  ) => PartReport;
  /** What is said of a file in which no record was found. */
  readonly empty: string;
  /**
   * What ends where one part of a file can end and the next begin, so that both are read as they would be in one. Matched against bytes, each
   * a character. Formats without it are read in one part.
   */
  readonly cut?: RegExp;
}

/** Files in such a format may be larger than others: nothing of them is kept but what their records hold. */
export const maxStreamedBytes = 8 * 1024 * 1024 * 1024;
