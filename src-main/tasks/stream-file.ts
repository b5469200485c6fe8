import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { decodeBytes, decodeLine, encodingOfLines, type LineEncodings } from '#core/importers/decode-bytes';
import {
  headLength,
  type ImportWarning,
  maxStreamedBytes,
  type PartReport,
  type StreamingImporter,
} from '#core/importers/importer';
import { detectFormat, streamingById } from '#core/importers/index';
import { lineEndOf, linesOf, lineTally } from '#core/importers/mixed-lines';
import { joinParts } from '#core/importers/report-builder';
import type { ParsedRecord, RecordFields } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { type ParsedImport, parseFile, type ParseRequest } from './parse-file';

/** What was read of a file whose records were handed on one by one. */
export type ReadSummary = Omit<ParsedImport, 'records'>;

interface ReadOptions extends Omit<ParseRequest, 'path'> {
  readonly onProgress?: (share: number) => void;
}

/** From one byte of a file to before another. */
export interface FilePart {
  readonly start: number;
  readonly end: number;
}

/** A large file of a format that is read record by record: what has to be known before its parts are read, each by whomever. */
export interface SplitFile {
  readonly path: string;
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  readonly encoding: string;
  /** Whether lines in UTF-8 stand beside others. */
  readonly byLine: boolean;
  readonly head: string;
  readonly warnings: readonly ImportWarning[];
  readonly parts: readonly FilePart[];
}

const pieceBytes = 8 * 1024 * 1024;
/** Smaller files are read at once. */
const smallBytes = 16 * 1024 * 1024;
const partBytes = 4 * 1024 * 1024;
/** How far a place to cut at is looked for. */
const cutBytes = 256 * 1024;

const withFile = <V>(path: string, use: (file: number) => V): V => {
  const file = openSync(path, 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
};

/** Where the last letter begins, should these be bytes of UTF-8: it may go on in those that follow. */
const lettersEnd = (bytes: Buffer): number => {
  let end = bytes.length - 1;
  while (end > bytes.length - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
};

/** The bytes of a part in pieces that end with a line (or, where a line is longer than a piece, somewhere). */
const pieces = function* (path: string, { start, end }: FilePart): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    let open = Buffer.alloc(0);
    for (let at = start; at < end; ) {
      const size = Math.min(pieceBytes, end - at);
      const buffer = Buffer.allocUnsafe(open.length + size);
      open.copy(buffer);
      const count = readSync(file, buffer, open.length, size, at);
      if (count === 0) break;
      at += count;
      const all = buffer.subarray(0, open.length + count);
      const lines = all.lastIndexOf(10) + 1 || all.lastIndexOf(13) + 1;
      if (lines === 0 && all.length < 4 * pieceBytes) open = all;
      else {
        const stop = lines === 0 ? lettersEnd(all) : lines;
        yield all.subarray(0, stop);
        open = all.subarray(stop);
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
  const lineEnd = piece.includes(10) ? 10 : 13;
  for (let start = 0; start < piece.length; ) {
    const feed = start + runBytes >= piece.length ? -1 : piece.indexOf(lineEnd, start + runBytes);
    const end = feed < 0 ? piece.length : feed + 1;
    yield piece.subarray(start, end);
    start = end;
  }
};

const decoderOf = ({
  encoding,
  byLine,
}: Pick<SplitFile, 'encoding' | 'byLine'>): ((bytes: Buffer) => string) => {
  const decoder = new TextDecoder(encoding);
  const other = (bytes: Buffer): string => {
    if (encoding !== 'utf-8') return decoder.decode(bytes);
    if (!byLine || isUtf8(bytes)) return bytes.toString('utf8');
    return [...linesOf(bytes, lineEndOf(bytes))].map(decodeLine).join('');
  };
  return (bytes) => (isAscii(bytes) ? bytes.toString('latin1') : other(bytes));
};

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** How the bytes are written: UTF-8 where all of them are, else what a second pass sees line by line. */
const lookAt = (path: string, whole: FilePart): LineEncodings => {
  let isOther = false;
  for (const piece of pieces(path, whole)) {
    isOther = !isAscii(piece) && !isUtf8(piece);
    if (isOther) break;
  }
  if (!isOther) return { byLine: false, encoding: 'utf-8', warnings: [] };
  const marked = withFile(path, (file) => bytesAt(file, 0, mark.length)).equals(mark);
  const tally = lineTally();
  for (const piece of pieces(path, marked ? { ...whole, start: mark.length } : whole)) {
    const end = lineEndOf(piece);
    for (const run of shortRuns(piece)) {
      if (isAscii(run)) tally.pass(countOf(run, end));
      else for (const line of linesOf(run, end)) tally.take(line);
    }
  }
  return encodingOfLines(tally, marked);
};

const countOf = (bytes: Buffer, byte: number): number => {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
};

/** The SHA-256 of a file's bytes. */
export const hashOf = ({ path, bytes }: Pick<SplitFile, 'path' | 'bytes'>): string => {
  const hash = createHash('sha256');
  for (const piece of pieces(path, { start: 0, end: bytes })) hash.update(piece);
  return hash.digest('hex');
};

const bytesAt = (file: number, at: number, size: number): Buffer => {
  const buffer = Buffer.allocUnsafe(size);
  return buffer.subarray(0, readSync(file, buffer, 0, size, at));
};

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The same of all of it, as long as it is now. */
export const hashAt = (path: string): string => hashOf({ path, bytes: sizeOf(path) });

type Named = Pick<ParseRequest, 'path' | 'name' | 'format'>;

/** The format, where the file is large and of one that can be read piece by piece; null where it has to be read at once. */
const streamable = ({ path, name, format }: Named): StreamingImporter | null => {
  if (sizeOf(path) <= smallBytes) return null;
  const { text, encoding } = decodeBytes(withFile(path, (file) => bytesAt(file, 0, 1_000_000)));
  // a line break of two bytes is not found by its last
  if (encoding.startsWith('utf-16')) return null;
  return streamingById(format ?? detectFormat(name ?? basename(path), text)?.id ?? '');
};

/** The file in parts of about equal size, as far as it can be cut. */
const partsOf = (path: string, bytes: number, cut: RegExp | undefined): FilePart[] => {
  if (cut === undefined) return [{ start: 0, end: bytes }];
  return withFile(path, (file) => {
    const places = [0];
    for (let at = partBytes; at < bytes; at += partBytes) {
      const found = cut.exec(bytesAt(file, at, cutBytes).toString('latin1'));
      if (found !== null) places.push(at + found.index + found[0].length);
    }
    return places.map((start, n) => ({ start, end: places[n + 1] ?? bytes }));
  });
};

/** Looks through a large file once, and cuts it; null where it has to be read at once. Error: `file-too-large`. */
export const splitFile = (request: Named): Result<SplitFile | null, AppError> => {
  const importer = streamable(request);
  if (importer === null) return ok(null);
  const { path, name = basename(path) } = request;
  const bytes = sizeOf(path);
  if (bytes > maxStreamedBytes)
    return err(
      appError(
        'file-too-large',
        `${name} is larger than ${maxStreamedBytes / 1024 ** 3} GiB, the most that is read; split it.`,
        { where: { file: path } },
      ),
    );
  const look = lookAt(path, { start: 0, end: bytes });
  const first = withFile(path, (file) => bytesAt(file, 0, 4 * headLength));
  const head = decoderOf(look)(first).slice(0, headLength);
  return ok({
    path,
    name,
    format: importer.id,
    bytes,
    ...look,
    head,
    parts: partsOf(path, bytes, importer.cut),
  });
};

/** Reads one part and hands its records on one by one; `onBytes` is told how many bytes more are done. */
export const readPart = (
  file: Omit<SplitFile, 'parts'>,
  part: FilePart,
  take: (record: ParsedRecord) => void,
  onBytes: (count: number) => void = () => undefined,
): PartReport => {
  const importer = streamingById(file.format);
  if (importer === null) throw new Error(`"${file.format}" is no format that is read in parts`);
  const decode = decoderOf(file);
  const texts = function* (): Generator<string> {
    for (const piece of pieces(file.path, part)) {
      for (const lines of shortRuns(piece)) yield decode(lines);
      onBytes(piece.length);
    }
  };
  return importer.parsePart(texts(), file.head, take);
};

/** What reading all parts of a file gives. */
export interface PartsRead {
  readonly reports: readonly PartReport[];
  /** Of the whole file. */
  readonly sha256: string;
}

/** What there is to say of the file when all its parts are read. Error: `format-malformed` where there is no record in it. */
export const summaryOf = (file: SplitFile, { reports, sha256 }: PartsRead): Result<ReadSummary, AppError> => {
  const importer = streamingById(file.format);
  const { recordsFound, recordsRead, warnings, unread } = joinParts(reports);
  const { path, name, bytes, format, encoding } = file;
  if (importer === null || recordsFound === 0)
    return err(appError('format-malformed', importer?.empty ?? '', { where: { file: path } }));
  return ok({
    file: name,
    bytes,
    sha256,
    format,
    formatLabel: importer.label,
    encoding,
    recordsFound,
    recordsRead,
    warnings: [...file.warnings, ...warnings],
    unread: unread.map((u) => ({ line: u.line, code: 'unread', text: u.reason, raw: u.raw })),
    table: null,
  });
};

/**
 * Reads a file and hands its records on one by one. Large files of tagged formats (RIS, MEDLINE, Web of Science, EndNote's Refer, Ovid) are
 * read piece by piece, so that memory holds a piece and never the file. Errors as those of `parseFile`.
 */
export const streamFile = (
  path: string,
  options: ReadOptions,
  take: (record: RecordFields) => void,
): Result<ReadSummary, AppError> => {
  const split = splitFile({ path, ...options });
  if (!split.ok) return split;
  const file = split.value;
  if (file === null) {
    const parsed = parseFile(path, options);
    if (!parsed.ok) return parsed;
    const { records, ...summary } = parsed.value;
    for (const record of records) take(record);
    return ok(summary);
  }
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    options.onProgress?.(done / file.bytes);
  };
  const reports = file.parts.map((part) =>
    readPart(file, part, ({ source, ...fields }) => take(fields), onBytes),
  );
  return summaryOf(file, { reports, sha256: hashOf(file) });
};
