import type * as z from 'zod';
import { type AppError, appError } from '#core/errors';
import type { ParsedRecord } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { maxRecordChars, type ParsedFile, type ParseOptions } from './importer';
import { jsonItems } from './json-items';
import { reportBuilder } from './report-builder';

/** Name and value as the file has them; schemas drop names such as __proto__. */
export type JsonEntry = readonly [string, unknown];

const entriesOf = (value: unknown): readonly JsonEntry[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Reads a list of JSON objects one by one; what is no JSON or does not fit the schema is listed as unread with the reason. */
export const readJsonRecords = <T>(
  text: string,
  keys: readonly string[],
  schema: z.ZodType<T>,
  toRecord: (item: T, entries: readonly JsonEntry[], first: number, last: number) => ParsedRecord,
  options: ParseOptions = {},
): Result<ParsedFile, AppError> => {
  const report = reportBuilder();
  const items = jsonItems(text, keys);
  items.forEach((item, at) => {
    if (at % 500 === 0) options.onProgress?.(at / items.length);
    if (item.text.length > maxRecordChars) {
      report.unread(item.line, `The record has more than ${maxRecordChars} characters.`, item.text);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(item.text);
    } catch {
      const reason = item.closed ? 'This object is not valid JSON.' : 'The file ends within this object.';
      report.unread(item.line, reason, item.text);
      return;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) report.record(toRecord(parsed.data, entriesOf(value), item.line, item.last));
    else {
      const issue = parsed.error.issues[0];
      report.unread(
        item.line,
        `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`,
        item.text,
      );
    }
  });
  options.onProgress?.(1);
  const file = report.done();
  return file.recordsFound === 0
    ? err(appError('format-malformed', 'The JSON holds no list of records.'))
    : ok(file);
};

/** What is left of an object, as text: strings as they are, all else as JSON. */
export const jsonText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
