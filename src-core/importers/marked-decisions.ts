import type { RecordFields } from '#core/model/record-fields';
import type { Verdict } from '#core/model/report';
import type { Stage } from '../model/review';
import { type ScreeningMarks, screeningMarks } from './screening-marks';

/** What a file of a half-done review holds, to be looked at before it is brought along. */
export interface MarksSummary {
  readonly source: ScreeningMarks['source'];
  /** Records with a verdict, a label or a note. */
  readonly records: number;
  /** Who judged; null is whom the file does not name. */
  readonly people: readonly {
    readonly name: string | null;
    readonly include: number;
    readonly exclude: number;
    readonly maybe: number;
    readonly notes: number;
  }[];
  readonly reasons: readonly { readonly text: string; readonly count: number }[];
  readonly labels: readonly { readonly text: string; readonly count: number }[];
}

const counted = (counts: ReadonlyMap<string, number>): { text: string; count: number }[] =>
  [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);

/** Counts the marks of all records; null where there are none. */
export const summariseMarks = (records: readonly RecordFields[]): MarksSummary | null => {
  const people = new Map<string | null, { include: number; exclude: number; maybe: number; notes: number }>();
  const reasons = new Map<string, number>();
  const labels = new Map<string, number>();
  const add = (counts: Map<string, number>, text: string): void => {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  const person = (name: string | null) => {
    const known = people.get(name) ?? { include: 0, exclude: 0, maybe: 0, notes: 0 };
    people.set(name, known);
    return known;
  };
  let source: ScreeningMarks['source'] | null = null;
  let n = 0;
  for (const { extra } of records) {
    const marks = screeningMarks(extra);
    if (marks === null) continue;
    const { verdicts, notes } = marks;
    if (verdicts.length + notes.length + marks.labels.length + marks.reasons.length === 0) continue;
    source ??= marks.source;
    n += 1;
    for (const { reviewer, verdict } of verdicts) person(reviewer)[verdict] += 1;
    for (const { reviewer } of notes) person(reviewer).notes += 1;
    for (const reason of new Set(marks.reasons)) add(reasons, reason);
    for (const label of new Set(marks.labels)) add(labels, label);
  }
  if (source === null) return null;
  // Labels belong to nobody in particular, but must belong to somebody.
  if (people.size === 0) person(null);
  return {
    source,
    records: n,
    people: [...people].map(([name, counts]) => ({ name, ...counts })),
    reasons: counted(reasons),
    labels: counted(labels),
  };
};

/** Covidence asks for reasons at full text only, RevMan lists what full texts showed. */
export const usualStage = (source: ScreeningMarks['source'] | null): Stage =>
  source === 'covidence' || source === 'revman' ? 'full-text' : 'title-abstract';

/** Who is who, and which reason is which of the review's. */
export interface MarksPlan {
  /** In the order of the summary; without an id a person is left out. One name with several ids: what it said is entered for each of them. */
  readonly people: readonly { readonly name: string | null; readonly reviewerId: string | null }[];
  /** Without an id a reason is kept in words. */
  readonly reasons: readonly { readonly text: string; readonly reasonId: string | null }[];
}

export interface MarkedDecision {
  readonly reviewerId: string;
  readonly verdict: Verdict | null;
  readonly reasonId: string | null;
  readonly reasonText: string;
  readonly note: string;
  readonly labels: readonly string[];
}

/**
 * One record's marks as decisions of the review's people. Reasons go to all who excluded it, since files do not say whose they are; labels,
 * and notes of nobody, go to the first who judged it, else to the first person of the plan.
 */
export const decisionsOf = (marks: ScreeningMarks, plan: MarksPlan): MarkedDecision[] => {
  const idsOf = (name: string | null): string[] =>
    plan.people.flatMap((p) => (p.name === name && p.reviewerId !== null ? [p.reviewerId] : []));
  const made = new Map<string, { verdict: Verdict | null; notes: string[]; labels: string[] }>();
  const of = (reviewerId: string) => {
    const known = made.get(reviewerId) ?? { verdict: null, notes: [], labels: [] };
    made.set(reviewerId, known);
    return known;
  };
  for (const { reviewer, verdict } of marks.verdicts) {
    for (const id of idsOf(reviewer)) of(id).verdict = verdict;
  }
  const first = [...made.keys()][0] ?? plan.people.find((p) => p.reviewerId !== null)?.reviewerId ?? null;
  for (const { reviewer, text } of marks.notes) {
    const id = reviewer === null ? first : (idsOf(reviewer)[0] ?? null);
    if (id !== null) of(id).notes.push(text);
  }
  if (first !== null && marks.labels.length > 0) of(first).labels.push(...new Set(marks.labels));
  const [reason = null] = marks.reasons;
  const reasonId = plan.reasons.find((r) => r.text === reason)?.reasonId ?? null;
  const words = marks.reasons.slice(reasonId === null ? 0 : 1).join('; ');
  return [...made].map(([reviewerId, { verdict, notes, labels }]) => ({
    reviewerId,
    verdict,
    reasonId: verdict === 'exclude' ? reasonId : null,
    reasonText: verdict === 'exclude' ? words : '',
    note: notes.join('\n'),
    labels,
  }));
};
