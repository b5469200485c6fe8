import type { RecordFields } from '#core/model/record-fields';
import type { Resolution, Verdict } from '#core/model/report';
import type { Stage } from '../model/review';
import { ownMarks } from './own-marks';
import { type ScreeningMarks, screeningMarks } from './screening-marks';

interface VerdictCounts {
  readonly include: number;
  readonly exclude: number;
  readonly maybe: number;
}

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
    /** Where the file says of which stage each verdict is, the above are those at title and abstract. */
    readonly fullText?: VerdictCounts;
    /** Conflicts that this person settled. */
    readonly settled?: number;
  }[];
  readonly reasons: readonly { readonly text: string; readonly count: number }[];
  readonly labels: readonly { readonly text: string; readonly count: number }[];
}

interface Person {
  readonly counts: Record<Verdict, number>;
  readonly fullText: Record<Verdict, number>;
  notes: number;
  settled: number;
}

const counted = (counts: ReadonlyMap<string, number>): { text: string; count: number }[] =>
  [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);

/**
 * Reads the marks of a file's records. Where a review of this program wrote the file, what other programs left on its records is from before:
 * what of it still holds that review says itself.
 */
export const marksReader = (
  records: readonly Pick<RecordFields, 'extra'>[],
): ((extra: RecordFields['extra']) => ScreeningMarks | null) => {
  const isOwn = records.some(({ extra }) => ownMarks(extra) !== null);
  return (extra) => {
    const marks = screeningMarks(extra);
    return isOwn && marks?.source !== 'ldn' ? null : marks;
  };
};

const none = { include: 0, exclude: 0, maybe: 0 };

/** Counts the marks of all records; null where there are none. */
export const summariseMarks = (records: readonly Pick<RecordFields, 'extra'>[]): MarksSummary | null => {
  const people = new Map<string | null, Person>();
  const reasons = new Map<string, number>();
  const labels = new Map<string, number>();
  const add = (counts: Map<string, number>, text: string): void => {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  const person = (name: string | null) => {
    const known = people.get(name) ?? { counts: { ...none }, fullText: { ...none }, notes: 0, settled: 0 };
    people.set(name, known);
    return known;
  };
  const marksOf = marksReader(records);
  let source: ScreeningMarks['source'] | null = null;
  let n = 0;
  for (const { extra } of records) {
    const marks = marksOf(extra);
    if (marks === null) continue;
    const { verdicts, notes, own } = marks;
    const settled = own?.settled ?? [];
    if (verdicts.length + notes.length + marks.labels.length + marks.reasons.length + settled.length === 0)
      continue;
    source ??= marks.source;
    n += 1;
    for (const { reviewer, verdict, stage } of verdicts)
      person(reviewer)[stage === 'full-text' ? 'fullText' : 'counts'][verdict] += 1;
    for (const { reviewer } of notes) person(reviewer).notes += 1;
    for (const { by, labels: given } of own?.votes ?? []) if (given.length > 0) person(by);
    for (const { by } of settled) person(by).settled += 1;
    for (const reason of new Set(marks.reasons)) add(reasons, reason);
    for (const label of new Set(marks.labels)) add(labels, label);
  }
  if (source === null) return null;
  // Labels belong to nobody in particular, but must belong to somebody.
  if (people.size === 0) person(null);
  return {
    source,
    records: n,
    people: [...people].map(([name, { counts, fullText, notes, settled }]) => ({
      name,
      ...counts,
      notes,
      ...(source === 'ldn' ? { fullText, settled } : {}),
    })),
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
  /** Where the record says it; else that of the whole file. */
  readonly stage?: Stage;
  readonly reviewerId: string;
  readonly verdict: Verdict | null;
  readonly reasonId: string | null;
  readonly reasonText: string;
  readonly note: string;
  readonly labels: readonly string[];
}

const idsIn = (plan: MarksPlan, name: string | null): string[] =>
  plan.people.flatMap((p) => (p.name === name && p.reviewerId !== null ? [p.reviewerId] : []));

const reasonIn = (plan: MarksPlan, reason: string | null): string | null =>
  plan.reasons.find((r) => r.text === reason)?.reasonId ?? null;

/** Of a record that this program wrote: each vote with what was said with it. */
const ownDecisions = ({ votes }: NonNullable<ScreeningMarks['own']>, plan: MarksPlan): MarkedDecision[] =>
  votes.flatMap(({ by, reason, ...vote }) => {
    const reasonId = reasonIn(plan, reason);
    return idsIn(plan, by).map((reviewerId) => ({
      ...vote,
      reviewerId,
      reasonId,
      reasonText: reasonId === null ? reason : '',
    }));
  });

/** Conflicts that were settled, by the people of the plan; a reason that is not in the review's list goes into the note. */
export const settlementsOf = (
  { own }: ScreeningMarks,
  plan: MarksPlan,
): Pick<Resolution, 'stage' | 'verdict' | 'reasonId' | 'by' | 'note'>[] =>
  (own?.settled ?? []).flatMap(({ by, reason, note, ...one }) => {
    const reasonId = reasonIn(plan, reason);
    const words = reasonId === null ? [note, reason] : [note];
    const [id] = idsIn(plan, by);
    return id === undefined
      ? []
      : [{ ...one, by: id, reasonId, note: words.filter((part) => part !== '').join('\n') }];
  });

/**
 * One record's marks as decisions of the review's people. Reasons go to all who excluded it, since files do not say whose they are; labels,
 * and notes of nobody, go to the first who judged it, else to the first person of the plan.
 */
export const decisionsOf = (marks: ScreeningMarks, plan: MarksPlan): MarkedDecision[] => {
  if (marks.own !== undefined) return ownDecisions(marks.own, plan);
  const idsOf = (name: string | null): string[] => idsIn(plan, name);
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
  const reasonId = reasonIn(plan, reason);
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
