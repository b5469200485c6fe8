import type { ParsedRecord } from '#core/model/record-fields';
import {
  type ImportWarning,
  maxRawChars,
  maxWarningsPerCode,
  type ParsedFile,
  type PartReport,
  type UnreadRecord,
  type WarningCode,
} from './importer';

export interface ReportBuilder {
  readonly record: (record: ParsedRecord) => void;
  readonly warn: (code: WarningCode, line: number, text: string, raw?: string) => void;
  readonly unread: (line: number, reason: string, raw: string) => void;
  /** The report of a part of a file that has so many lines. */
  readonly part: (lines: number) => PartReport;
  readonly done: () => ParsedFile;
}

const cut = (raw: string): string => (raw.length > maxRawChars ? `${raw.slice(0, maxRawChars)} […]` : raw);

/**
 * Collects what a parser finds, so that found = read + unread holds whatever the format. With `take`, records are handed on as they come and
 * not kept.
 */
export const reportBuilder = (take?: (record: ParsedRecord) => void): ReportBuilder => {
  const records: ParsedRecord[] = [];
  let taken = 0;
  const warnings: ImportWarning[] = [];
  const unread: UnreadRecord[] = [];
  const counts = new Map<WarningCode, number>();
  return {
    record: (record) => {
      taken += 1;
      if (take) take(record);
      else records.push(record);
    },
    warn: (code, line, text, raw) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > maxWarningsPerCode) return;
      warnings.push(raw === undefined ? { line, code, text } : { line, code, text, raw: cut(raw) });
    },
    unread: (line, reason, raw) => {
      unread.push({ line, reason, raw: cut(raw) });
    },
    part: (lines) => ({ lines, taken, warnings, counts: [...counts], unread }),
    done: () => ({ ...joinParts([{ lines: 0, taken, warnings, counts: [...counts], unread }]), records }),
  };
};

/** The report of a file from those of its parts, in their order. */
export const joinParts = (parts: readonly PartReport[]): ParsedFile => {
  const warnings: ImportWarning[] = [];
  const unread: UnreadRecord[] = [];
  const counts = new Map<WarningCode, number>();
  const listed = new Map<WarningCode, number>();
  let before = 0;
  let taken = 0;
  for (const part of parts) {
    taken += part.taken;
    for (const [code, count] of part.counts) counts.set(code, (counts.get(code) ?? 0) + count);
    for (const one of part.warnings) {
      const count = (listed.get(one.code) ?? 0) + 1;
      listed.set(one.code, count);
      if (count <= maxWarningsPerCode) warnings.push({ ...one, line: before + one.line });
    }
    for (const one of part.unread) unread.push({ ...one, line: before + one.line });
    before += part.lines;
  }
  for (const [code, count] of counts)
    if (count > maxWarningsPerCode)
      warnings.push({
        line: 1,
        code,
        text: `${count - maxWarningsPerCode} more of this kind are not listed.`,
      });
  return {
    recordsFound: taken + unread.length,
    recordsRead: taken,
    records: [],
    warnings: warnings.sort((a, b) => a.line - b.line),
    unread,
  };
};
