import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { decodeBytes } from '#core/importers/decode-bytes';
import { type ImportWarning, maxStreamedBytes, type StreamingImporter } from '#core/importers/importer';
import { detectFormat, streamingById } from '#core/importers/index';
import type { RecordFields } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { type ParsedImport, parseFile, type ParseRequest } from './parse-file';

/** What was read of a file whose records were handed on one by one. */
export type ReadSummary = Omit<ParsedImport, 'records'>;

interface ReadOptions extends Omit<ParseRequest, 'path'> {
  readonly onProgress?: (share: number) => void;
}

const pieceBytes = 8 * 1024 * 1024;
/** Smaller files are read at once. */
const smallBytes = 16 * 1024 * 1024;

/** The bytes of a file in pieces that end with a line (or, where a line is longer than a piece, somewhere). */
const pieces = function* (path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    let open = Buffer.alloc(0);
    for (;;) {
      const buffer = Buffer.allocUnsafe(pieceBytes);
      const count = readSync(file, buffer, 0, pieceBytes, null);
      if (count === 0) break;
      const all =
        open.length === 0 ? buffer.subarray(0, count) : Buffer.concat([open, buffer.subarray(0, count)]);
      const end = all.lastIndexOf(10) + 1;
      if (end === 0 && all.length < 4 * pieceBytes) open = all;
      else {
        yield end === 0 ? all : all.subarray(0, end);
        open = end === 0 ? Buffer.alloc(0) : all.subarray(end);
      }
    }
    if (open.length > 0) yield open;
  } finally {
    closeSync(file);
  }
};

const runBytes = 16 * 1024;

/**
 * The piece in runs of whole lines. One letter beyond Latin-1 makes its whole run a text of two bytes a letter, which is slower in everything
 * that follows: short runs leave most of them at one.
 */
const shortRuns = function* (piece: Buffer): Generator<Buffer> {
  for (let start = 0; start < piece.length; ) {
    const feed = start + runBytes >= piece.length ? -1 : piece.indexOf(10, start + runBytes);
    const end = feed < 0 ? piece.length : feed + 1;
    yield piece.subarray(start, end);
    start = end;
  }
};

const decoderOf = (encoding: string): ((bytes: Buffer) => string) => {
  const decoder = new TextDecoder(encoding);
  const other =
    encoding === 'utf-8'
      ? (bytes: Buffer) => bytes.toString('utf8')
      : (bytes: Buffer) => decoder.decode(bytes);
  return (bytes) => (isAscii(bytes) ? bytes.toString('latin1') : other(bytes));
};

interface Look {
  readonly sha256: string;
  readonly encoding: string;
  readonly warnings: readonly ImportWarning[];
}

/** One pass over the bytes: their hash, and whether all of them are UTF-8; else the encoding of the first that are not. */
const lookAt = (path: string): Look => {
  const hash = createHash('sha256');
  let other: Pick<Look, 'encoding' | 'warnings'> | null = null;
  for (const piece of pieces(path)) {
    hash.update(piece);
    if (other === null && !isUtf8(piece)) other = decodeBytes(piece);
  }
  return { sha256: hash.digest('hex'), ...(other ?? { encoding: 'utf-8', warnings: [] }) };
};

const headOf = (path: string): Buffer => {
  for (const piece of pieces(path)) return piece;
  return Buffer.alloc(0);
};

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The format, where the file is large and of one that can be read piece by piece; null where it has to be read at once. */
const streamable = (path: string, format: string | undefined): StreamingImporter | null => {
  if (sizeOf(path) <= smallBytes) return null;
  const head = headOf(path);
  const { text, encoding } = decodeBytes(head.subarray(0, 1_000_000));
  // a line break of two bytes is not found by its last
  if (encoding.startsWith('utf-16')) return null;
  return streamingById(format ?? detectFormat(basename(path), text)?.id ?? '');
};

/** Whether the file is read piece by piece. */
export const isStreamed = (path: string, format: string | undefined): boolean =>
  streamable(path, format) !== null;

/**
 * Reads a file and hands its records on one by one. Files of tagged formats (RIS, MEDLINE, Web of Science, EndNote's Refer, Ovid) are
 * read piece by piece, so that memory holds a piece and never the file. Errors as those of `parseFile`.
 */
export const streamFile = (
  path: string,
  options: ReadOptions,
  take: (record: RecordFields) => void,
): Result<ReadSummary, AppError> => {
  const importer = streamable(path, options.format);
  if (importer === null) {
    const parsed = parseFile(path, options);
    if (!parsed.ok) return parsed;
    const { records, ...summary } = parsed.value;
    for (const record of records) take(record);
    return ok(summary);
  }
  const size = sizeOf(path);
  if (size > maxStreamedBytes)
    return err(
      appError(
        'file-too-large',
        `${basename(path)} is larger than ${maxStreamedBytes / 1024 ** 3} GiB, the most that is read; split it.`,
        { where: { file: path } },
      ),
    );
  const look = lookAt(path);
  const decode = decoderOf(look.encoding);
  const texts = function* (): Generator<string> {
    let done = 0;
    for (const piece of pieces(path)) {
      for (const lines of shortRuns(piece)) yield decode(lines);
      done += piece.length;
      options.onProgress?.(done / size);
    }
  };
  const parsed = importer.parseStream(texts(), ({ source, ...fields }) => take(fields));
  if (!parsed.ok) return err({ ...parsed.error, where: { ...parsed.error.where, file: path } });
  const { recordsFound, recordsRead, warnings, unread } = parsed.value;
  return ok({
    file: basename(path),
    bytes: size,
    sha256: look.sha256,
    format: importer.id,
    formatLabel: importer.label,
    encoding: look.encoding,
    recordsFound,
    recordsRead,
    warnings: [...look.warnings, ...warnings],
    unread: unread.map((u) => ({ line: u.line, code: 'unread', text: u.reason, raw: u.raw })),
    table: null,
  });
};
