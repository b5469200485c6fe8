import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import type { StreamingImporter } from './importer';
import { type ReportBuilder, reportBuilder } from './report-builder';
import { readTagged, type TaggedRecord, type TagRules } from './tagged';

/** What differs between tagged formats: how lines are read, how a record's fields are understood, what an empty file is told. */
export interface TaggedFormat {
  readonly rules: (head: string) => TagRules;
  readonly take: (record: TaggedRecord, report: ReportBuilder) => void;
  /** The sentence where nothing that begins a record is found. */
  readonly empty: string;
}

/** Both ways of reading a tagged format: a text as a whole, or piece by piece with each record handed on as soon as it is read. */
export const taggedFormat = (
  format: TaggedFormat,
): Pick<StreamingImporter, 'parse' | 'parsePart' | 'empty'> => ({
  parse: (text, options = {}) => {
    const report = reportBuilder();
    readTagged(text, format.rules(text), report, (record) => format.take(record, report), options);
    const file = report.done();
    return file.recordsFound === 0 ? err(appError('format-malformed', format.empty)) : ok(file);
  },
  parsePart: (pieces, head, take) => {
    const report = reportBuilder(take);
    return report.part(
      readTagged(pieces, format.rules(head), report, (record) => format.take(record, report)),
    );
  },
  empty: format.empty,
});
