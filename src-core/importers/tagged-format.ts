import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import type { StreamingImporter } from './importer';
import { type ReportBuilder, reportBuilder } from './report-builder';
import { readTagged, type TaggedRecord, type TagRules } from './tagged';

/** What differs between tagged formats: how lines are read, how a record's fields are understood, what an empty file is told. */
export interface TaggedFormat {
  readonly rules: (head: string) => TagRules;
  readonly take: (record: TaggedRecord, report: ReportBuilder) => void;
  /** Tags that a record has once: two values under one of them are what is left where the lines between two records are missing. */
  readonly single?: readonly string[];
  /** The sentence where nothing that begins a record is found. */
  readonly empty: string;
}

/** The first of these tags that stands twice in a record with different values; null where none does. */
const twice = ({ entries }: TaggedRecord, single: readonly string[]): string | null => {
  const values = new Map<string, string>();
  for (const { tag, value } of entries) {
    if (!single.includes(tag) || value === '') continue;
    const known = values.get(tag);
    if (known === undefined) values.set(tag, value);
    else if (known !== value) return tag;
  }
  return null;
};

const taken = (format: TaggedFormat, record: TaggedRecord, report: ReportBuilder): void => {
  const tag = format.single === undefined ? null : twice(record, format.single);
  if (tag !== null)
    report.warn(
      'record-without-end',
      record.first,
      `This record has ${tag} twice, with different values; perhaps two records ran together.`,
    );
  format.take(record, report);
};

/** Both ways of reading a tagged format: a text as a whole, or piece by piece with each record handed on as soon as it is read. */
export const taggedFormat = (
  format: TaggedFormat,
): Pick<StreamingImporter, 'parse' | 'parsePart' | 'empty'> => ({
  parse: (text, options = {}) => {
    const report = reportBuilder();
    readTagged(text, format.rules(text), report, (record) => taken(format, record, report), options);
    const file = report.done();
    return file.recordsFound === 0 ? err(appError('format-malformed', format.empty)) : ok(file);
  },
  parsePart: (pieces, head, take) => {
    const report = reportBuilder(take);
    return report.part(
      readTagged(pieces, format.rules(head), report, (record) => taken(format, record, report)),
    );
  },
  empty: format.empty,
});
