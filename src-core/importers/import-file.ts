import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { decodeBytes } from './decode-bytes';
import { type ImportWarning, maxFileBytes, type ParsedFile, type ParseOptions } from './importer';
import { detectFormat, importerById } from './index';
import { xlsx } from './xlsx';

export interface ImportedFile extends ParsedFile {
  readonly file: string;
  readonly format: string;
  readonly encoding: string;
}

export interface ImportOptions extends ParseOptions {
  /** Id of a format; without it the content decides. */
  readonly format?: string;
}

const magics: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive (or an Office document, which is one)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a database'],
];

const kindOf = (bytes: Uint8Array): string | null =>
  magics.find(([magic]) => magic.every((byte, at) => bytes[at] === byte))?.[1] ?? null;

/** Control characters that no text has; a few may be dirt, more than one in fifty mean that this is no text. */
const isBinary = (text: string): boolean => {
  const head = text.slice(0, 8_192);
  let count = 0;
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32 && code !== 26 && code !== 29)) count += 1;
  }
  return count * 50 > head.length;
};

/** A ZIP archive that lists a workbook; names in the archive's directory are not compressed. */
const isWorkbook = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const name = Array.from('xl/workbook.xml', (letter) => letter.charCodeAt(0));
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_536));
  for (const part of [bytes.subarray(0, 65_536), tail])
    for (let at = part.indexOf(name[0]!); at >= 0; at = part.indexOf(name[0]!, at + 1))
      if (name.every((code, step) => part[at + step] === code)) return true;
  return false;
};

const finish = (
  name: string,
  format: string,
  encoding: string,
  warnings: readonly ImportWarning[],
  parsed: Result<ParsedFile, AppError>,
): Result<ImportedFile, AppError> =>
  parsed.ok
    ? ok({ ...parsed.value, warnings: [...warnings, ...parsed.value.warnings], file: name, format, encoding })
    : err({ ...parsed.error, where: { ...parsed.error.where, file: name } });

/**
 * The one entry to importing: bytes of a search export to records. Errors: `file-empty`, `file-too-large`, `format-unknown` (nothing we
 * can read), `format-malformed` (recognised, but no record can be read), `unknown-id` (a format that is not listed).
 */
export const importFile = (
  name: string,
  bytes: Uint8Array,
  options: ImportOptions = {},
): Result<ImportedFile, AppError> => {
  const where = { file: name };
  if (bytes.length === 0) return err(appError('file-empty', `${name} is empty (0 bytes).`, { where }));
  if (bytes.length > maxFileBytes) {
    const limit = `${maxFileBytes / 1024 / 1024} MiB`;
    return err(
      appError(
        'file-too-large',
        `${name} is larger than ${limit}, the most that is read at once; split it.`,
        { where },
      ),
    );
  }
  if (options.format === xlsx.id || isWorkbook(bytes))
    return finish(name, xlsx.id, 'binary', [], xlsx.parseBytes(bytes, options));
  const kind = kindOf(bytes);
  if (kind)
    return err(
      appError('format-unknown', `${name} is ${kind}, not a search export.`, { where, detail: { kind } }),
    );
  const decoded = decodeBytes(bytes);
  if (decoded.text.trim() === '')
    return err(appError('file-empty', `${name} holds nothing but blank space.`, { where }));
  if (isBinary(decoded.text))
    return err(appError('format-unknown', `${name} is a binary file, not a search export.`, { where }));
  const chosen = options.format === undefined ? null : importerById(options.format);
  if (chosen && !chosen.ok) return chosen;
  const importer = chosen ? chosen.value : detectFormat(name, decoded.text);
  if (!importer)
    return err(
      appError('format-unknown', `${name} is in no format that can be read.`, {
        where: { file: name, line: 1 },
      }),
    );
  return finish(name, importer.id, decoded.encoding, decoded.warnings, importer.parse(decoded.text, options));
};
