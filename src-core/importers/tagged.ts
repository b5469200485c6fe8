import { maxRawChars, maxRecordChars, type ParseOptions } from './importer';
import { eachLine, type TextSource } from './lines';
import type { ReportBuilder } from './report-builder';

/**
 * The tokenizer that all tagged formats share (RIS, MEDLINE, Web of Science, EndNote's Refer): lines that begin with a tag, lines that
 * continue one, and lines that begin and end a record. What differs is in the table `TagRules`. No line is dropped: it becomes part of a
 * value, or is one of the format's own separators, or a warning names it.
 */
export interface TaggedEntry {
  readonly tag: string;
  /** Continuation lines are joined with a line break. */
  value: string;
  readonly line: number;
}

export interface TaggedRecord {
  readonly first: number;
  last: number;
  readonly entries: TaggedEntry[];
}

export interface TagRules {
  /** Tag and value of a line that begins a field, else null. */
  readonly read: (line: string) => { readonly tag: string; readonly value: string } | null;
  /** The tag that opens a record; null where any tag does. */
  readonly start: string | null;
  /** The tag that closes a record; null where none does. */
  readonly end: string | null;
  /** A blank line closes a record. */
  readonly blankEnds: boolean;
  /** Tags that a record has once: seen again, they open the next record. */
  readonly once: readonly string[];
  /** Lines between records that say nothing about any of them. */
  readonly separators: RegExp;
  /** What to say of a line that goes on a field of this tag, where it looks like the damaged first or last line of a record; else null. */
  readonly doubt?: (line: string, tag: string) => string | null;
  /** Tags that show that entries outside a record are a record of their own. */
  readonly titleTags: ReadonlySet<string>;
}

/** Reads the text, whole or piece by piece, and hands over each record as soon as it is complete. Returns how many lines it has. */
export const readTagged = (
  source: TextSource,
  rules: TagRules,
  report: ReportBuilder,
  take: (record: TaggedRecord) => void,
  options: ParseOptions = {},
): number => {
  let current: TaggedRecord | null = null;
  /** Entries after the end of one record and before the start of the next. */
  let stray: TaggedRecord | null = null;
  let previous: TaggedRecord | null = null;
  let size = 0;
  /** The lines of the record that is open, as many as are shown where it cannot be read. */
  let raw: string[] = [];
  let sinceProgress = 0;

  const flush = (): void => {
    if (previous) take(previous);
    previous = null;
  };
  const close = (record: TaggedRecord): void => {
    flush();
    if (size > maxRecordChars)
      report.unread(record.first, `The record has more than ${maxRecordChars} characters.`, raw.join('\n'));
    else previous = record;
    size = 0;
  };
  const open = (line: number): TaggedRecord => {
    size = 0;
    raw = [];
    return { first: line, last: line, entries: [] };
  };
  const settleStray = (ended: boolean): void => {
    if (!stray) return;
    const record = stray;
    stray = null;
    if (ended || !previous || record.entries.some((entry) => rules.titleTags.has(entry.tag))) {
      report.warn(
        'record-without-start',
        record.first,
        'This record has no line that begins it; it was read all the same.',
        raw[0]?.trim(),
      );
      close(record);
      return;
    }
    // Ovid writes lines that belong to a record after its end
    previous.entries.push(...record.entries);
    previous.last = record.last;
  };
  const add = (record: TaggedRecord, tag: string, value: string, line: number): void => {
    record.last = line;
    size += value.length;
    if (size <= maxRecordChars) record.entries.push({ tag, value: value.trim(), line });
  };
  const goOn = (record: TaggedRecord, line: string, number: number): boolean => {
    const entry = record.entries.at(-1);
    if (!entry) return false;
    const doubt = rules.doubt?.(line, entry.tag) ?? null;
    if (doubt !== null) report.warn('record-without-end', number, doubt, line.trim());
    const more = line.trim();
    size += more.length;
    if (size <= maxRecordChars) entry.value = entry.value === '' ? more : `${entry.value}\n${more}`;
    record.last = number;
    return true;
  };

  const lines = eachLine(source, (line, number, start) => {
    sinceProgress += 1;
    if (sinceProgress === 20_000) {
      sinceProgress = 0;
      if (typeof source === 'string') options.onProgress?.(start / source.length);
    }
    const tagged = rules.read(line);
    if (size <= maxRawChars) raw.push(line);
    if (!tagged) {
      if (line.trim() === '') {
        if (rules.blankEnds && current) {
          close(current);
          current = null;
        }
        return;
      }
      if (current && goOn(current, line, number)) return;
      if (rules.separators.test(line.trim())) return;
      if (stray && goOn(stray, line, number)) return;
      report.warn('line-outside-record', number, 'This line stands outside any record.', line.trim());
      return;
    }
    if (tagged.tag === rules.end) {
      if (tagged.value.trim() !== '' && current) add(current, tagged.tag, tagged.value, number);
      if (current) {
        current.last = number;
        close(current);
        current = null;
      } else if (stray) {
        stray.last = number;
        settleStray(true);
      } else
        report.warn('line-outside-record', number, 'This line ends a record, but none is open.', line.trim());
      return;
    }
    const opens = tagged.tag === rules.start || (rules.start === null && current === null);
    const again =
      rules.once.includes(tagged.tag) && current?.entries.some((entry) => entry.tag === tagged.tag);
    if (opens || again) {
      if (current) {
        if (rules.end !== null) {
          report.warn(
            'record-without-end',
            current.first,
            'This record has no line that ends it; it was read all the same.',
            raw[0]?.trim(),
          );
        }
        close(current);
      }
      settleStray(false);
      current = open(number);
      raw.push(line);
      add(current, tagged.tag, tagged.value, number);
    } else if (current) add(current, tagged.tag, tagged.value, number);
    else {
      if (!stray) {
        stray = open(number);
        raw.push(line);
      }
      add(stray, tagged.tag, tagged.value, number);
    }
  });
  const last: TaggedRecord | null = current;
  if (last) {
    if (rules.end !== null) {
      report.warn(
        'record-without-end',
        (last as TaggedRecord).first,
        'The file ends within this record; it was read as far as it goes.',
        raw[0]?.trim(),
      );
    }
    close(last);
  } else settleStray(false);
  flush();
  options.onProgress?.(1);
  return lines;
};
