import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { headLength, type StreamingImporter } from './importer';
import type { TextSource } from './lines';
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
export const taggedFormat = (format: TaggedFormat): Pick<StreamingImporter, 'parse' | 'parseStream'> => {
  const read = (
    source: TextSource,
    head: string,
    report: ReportBuilder,
    options: Parameters<StreamingImporter['parse']>[1],
  ): ReturnType<StreamingImporter['parse']> => {
    readTagged(source, format.rules(head), report, (record) => format.take(record, report), options);
    const file = report.done();
    return file.recordsFound === 0 ? err(appError('format-malformed', format.empty)) : ok(file);
  };
  return {
    parse: (text, options = {}) => read(text, text, reportBuilder(), options),
    parseStream: (pieces, take, options = {}) => {
      const rest = pieces[Symbol.iterator]();
      const first = rest.next();
      const opening: string[] = first.done === true ? [] : [first.value];
      const all = function* (): Generator<string> {
        yield* opening;
        for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
      };
      return read(all(), (opening[0] ?? '').slice(0, headLength), reportBuilder(take), options);
    },
  };
};
