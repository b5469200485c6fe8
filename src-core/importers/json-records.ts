import type * as z from 'zod';
import { type AppError, appError } from '#core/errors';
import type { ParsedRecord } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { maxRecordChars, type ParsedFile, type ParseOptions } from './importer';
import { type JsonItem, jsonItems, repeatedNames, splitBroken } from './json-items';
import { reportBuilder } from './report-builder';

/** Name and value as the file has them; schemas drop names such as __proto__. */
export type JsonEntry = readonly [string, unknown];

const entriesOf = (value: unknown): readonly JsonEntry[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const parsed = (text: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return null;
  }
};

const whyUnread = (item: JsonItem): string => {
  if (item.text.length > maxRecordChars) return `The record has more than ${maxRecordChars} characters.`;
  return item.closed ? 'This object is not valid JSON.' : 'The file ends within this object.';
};

/** "protocolSection.statusModule: Invalid input…"; a wrong object as a whole has no path. */
const unfit = (path: readonly PropertyKey[], why: string): string =>
  `This object is no record of this format. ${path.length === 0 ? '' : `${path.join('.')}: `}${why}`;

/** Reads a list of JSON objects one by one; what is no JSON or does not fit the schema is listed as unread with the reason. */
export const readJsonRecords = <T>(
  text: string,
  keys: readonly string[],
  schema: z.ZodType<T>,
  toRecord: (item: T, entries: readonly JsonEntry[], first: number, last: number) => ParsedRecord,
  options: ParseOptions = {},
): Result<ParsedFile, AppError> => {
  const report = reportBuilder();
  const { items, strays } = jsonItems(text, keys);
  const firstName = /^\{\s*"([^"\\]{1,100})"/.exec(items[0]?.text ?? '')?.[1];
  const read = (item: JsonItem, whole: boolean): void => {
    const value = item.text.length > maxRecordChars ? null : parsed(item.text);
    if (value === null) {
      const pieces = whole && firstName !== undefined ? splitBroken(item, firstName) : [];
      if (pieces.length > 1) for (const piece of pieces) read(piece, false);
      else report.unread(item.line, whyUnread(item), item.text);
      return;
    }
    const [twice] = repeatedNames(item.text);
    if (twice !== undefined)
      report.warn(
        'record-without-end',
        item.line,
        `"${twice}" stands twice in this object; perhaps two objects ran together. The last value counts.`,
        item.text,
      );
    const fits = schema.safeParse(value.json);
    if (fits.success) report.record(toRecord(fits.data, entriesOf(value.json), item.line, item.last));
    else {
      const issue = fits.error.issues[0];
      report.unread(item.line, unfit(issue?.path ?? [], issue?.message ?? 'it does not fit'), item.text);
    }
  };
  const waiting = [...strays];
  const tellStrays = (line: number): void => {
    while (waiting[0] !== undefined && waiting[0].line <= line) {
      const stray = waiting.shift()!;
      report.unread(stray.line, 'This stands outside of any object of the list.', stray.text);
    }
  };
  items.forEach((item, at) => {
    if (at % 500 === 0) options.onProgress?.(at / items.length);
    tellStrays(item.line);
    read(item, true);
  });
  tellStrays(Number.POSITIVE_INFINITY);
  options.onProgress?.(1);
  const file = report.done();
  return file.recordsFound === 0
    ? err(appError('format-malformed', 'The JSON holds no list of records.'))
    : ok(file);
};

/** What is left of an object, as text: strings as they are, all else as JSON. */
export const jsonText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
