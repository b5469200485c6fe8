import type { ImportWarning } from '#core/model/report';

/** Warnings about a record that was read all the same: something in it had to be mended or guessed. */
const repairs: ReadonlySet<string> = new Set([
  'record-without-start',
  'record-without-end',
  'row-short',
  'row-long',
  'quote-open',
  'value-unreadable',
  'markup-broken',
  'mended-by-hand',
]);

export interface ReasonCount {
  readonly text: string;
  readonly count: number;
}

export interface ImportTally {
  /** Records that were read although something in them was broken. */
  readonly repaired: number;
  /** What was told about, the most frequent first: unread parts and warnings, each by its reason. */
  readonly unread: readonly ReasonCount[];
  readonly warnings: readonly ReasonCount[];
}

/** Numbers in a sentence differ from line to line; the reason is the same. */
const reasonOf = (text: string): string => text.replace(/\d+/g, '…');

const byReason = (lines: readonly ImportWarning[]): ReasonCount[] => {
  const counts = new Map<string, ReasonCount>();
  for (const { text } of lines) {
    const key = reasonOf(text);
    const known = counts.get(key);
    counts.set(key, known === undefined ? { text, count: 1 } : { text: key, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
};

/** The import report: what was repaired, and everything else by reason. */
export const tallyImport = (
  warnings: readonly ImportWarning[],
  unread: readonly ImportWarning[],
): ImportTally => ({
  repaired: new Set(warnings.filter((w) => repairs.has(w.code)).map((w) => w.line)).size,
  unread: byReason(unread),
  warnings: byReason(warnings),
});
