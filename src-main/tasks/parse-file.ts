import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#core/errors';
import type { ColumnMeaning } from '#core/importers/csv-columns';
import { importFile } from '#core/importers/import-file';
import type { TableShape } from '#core/importers/importer';
import { importerById } from '#core/importers/index';
import type { ImportWarning } from '#core/model/report';
import { type RecordFields, recordFieldsSchema } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { sha256 } from '../store/sha256';

/** A reference file as read from disk: its records and everything that could not be read. */
export interface ParsedImport {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly formatLabel: string;
  readonly encoding: string;
  readonly recordsFound: number;
  readonly recordsRead: number;
  readonly warnings: readonly ImportWarning[];
  readonly unread: readonly ImportWarning[];
  readonly records: readonly RecordFields[];
  readonly table: TableShape | null;
}

export interface ParseRequest {
  readonly path: string;
  /** The file's name, where it lies under another. */
  readonly name?: string;
  readonly format?: string;
  /** What each column of a table holds, in place of the best guess. */
  readonly columns?: readonly (ColumnMeaning | null)[];
  /** Of a workbook: the sheet that is read. */
  readonly sheet?: string;
}

/** Reads one file from disk to records. Runs in the utility process of the app and directly in the command line. */
export const parseFile = (
  path: string,
  options: Omit<ParseRequest, 'path'> & { readonly onProgress?: (share: number) => void } = {},
): Result<ParsedImport, AppError> => {
  let bytes: Uint8Array;
  try {
    if (statSync(path).isDirectory())
      return err(appError('file-unreadable', 'This is a folder, not a file.', { where: { file: path } }));
    bytes = readFileSync(path);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const text = missing ? 'There is no such file.' : 'The file could not be read.';
    return err(
      appError('file-unreadable', text, {
        where: { file: path },
        detail: { cause: cause instanceof Error ? cause.message : String(cause) },
      }),
    );
  }
  const parsed = importFile(options.name ?? basename(path), bytes, options);
  if (!parsed.ok) return parsed;
  const p = parsed.value;
  const importer = importerById(p.format);
  return ok({
    file: p.file,
    bytes: bytes.length,
    sha256: sha256(bytes),
    format: p.format,
    formatLabel: importer.ok ? importer.value.label : p.format,
    encoding: p.encoding,
    recordsFound: p.recordsFound,
    recordsRead: p.recordsRead,
    warnings: p.warnings.map((w) => ({ ...w })),
    unread: p.unread.map((u) => ({ line: u.line, code: 'unread', text: u.reason, raw: u.raw })),
    records: p.records.map((r) => recordFieldsSchema.parse(r)),
    table: p.table ?? null,
  });
};
