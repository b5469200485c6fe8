import type { Screened } from '#core/contract/imports';
import type { AppError } from '#core/errors';
import {
  decisionsOf,
  type MarkedDecision,
  type MarksPlan,
  marksReader,
  settlementsOf,
} from '#core/importers/marked-decisions';
import { screeningMarks } from '#core/importers/screening-marks';
import { latestVotes } from '#core/contract/report-list-row';
import type { RecordFields } from '#core/model/record-fields';
import type { Decision } from '#core/model/report';
import type { Stage } from '#core/model/review';
import { ok, type Result } from '#core/result';
import { ownDecision } from './decide';
import { earlierReferences } from './earlier-references';
import { idsOf, recordIdOf } from './prepared-record';
import { canonicalReport } from './report-rows';
import type { Store } from './store';
import { type Tx, write } from './write';

/** Words that people take for the same. */
const sameWords = (text: string): string => text.trim().toLowerCase();

/** The row with these words, made where there is none. */
const rowFor = (known: Map<string, string>, words: string, make: () => string): string => {
  const id = known.get(sameWords(words)) ?? make();
  known.set(sameWords(words), id);
  return id;
};

/**
 * Makes the people and reasons that are new, and says who and what each name stands for. Who was new when the file was looked at may have come
 * with another file since: nobody, and no reason, is made twice.
 */
const planOf = (tx: Tx, store: Store, screened: Screened): MarksPlan => {
  const reviewers = store.all('reviewers').rows.filter(({ role }) => role !== 'dataset');
  const knownPeople = new Map(reviewers.map(({ id, name }) => [sameWords(name), id]));
  const people = screened.people.map(({ name, reviewerId, newName }) => {
    if (reviewerId !== null || newName === null) return { name, reviewerId };
    const made = (): string => {
      const id = store.env.newId();
      tx.put('reviewers', { id, name: newName, role: 'reviewer', active: true });
      return id;
    };
    return { name, reviewerId: rowFor(knownPeople, newName, made) };
  });
  const before = store.all('exclusionReasons').rows;
  const knownReasons = new Map(before.map(({ id, text }) => [sameWords(text), id]));
  let order = Math.max(0, ...before.map((r) => r.order + 1));
  const reasons = screened.reasons.map(({ text, reasonId, add }) => {
    if (reasonId !== null || !add) return { text, reasonId };
    const made = (): string => {
      const id = store.env.newId();
      tx.put('exclusionReasons', { id, order, text });
      order += 1;
      return id;
    };
    return { text, reasonId: rowFor(knownReasons, text, made) };
  });
  return { people, reasons };
};

/** What of another program's screening came along. */
export interface BroughtMarks {
  /** Verdicts, one a person and report, of the stage in question. */
  readonly decisions: number;
  /** Verdicts of people who had judged the report here: that stays. */
  readonly decisionsHere: number;
  /** Reports that got a label or a note of somebody without a verdict. */
  readonly labelled: number;
}

/** What this person has said of a report, on whichever of the duplicates it was said; else a blank row. */
const voiceOf = (tx: Tx, store: Store, reportId: string, stage: Stage, reviewer: string): Decision => {
  const own = ownDecision(tx, store, reportId, stage, reviewer);
  if (own.verdict !== null) return own;
  const said = store
    .by('reports', 'alias_of', own.reportId)
    .flatMap(({ id }) => store.by('decisions', 'report_id', id))
    .filter((d) => d.reviewerId === reviewer && d.verdict !== null);
  return latestVotes(said, stage)[0] ?? own;
};

type Did = keyof BroughtMarks | 'nothing';

/** Puts one decision where this person has not judged the report yet: what somebody said here is never overwritten. */
const bring = (
  tx: Tx,
  known: Decision,
  { verdict, reasonId, reasonText, stage: _, ...made }: MarkedDecision,
  at: string,
): Did => {
  const judged = known.verdict !== null;
  const note = known.note === '' ? made.note : known.note;
  const labels = [...new Set([...known.labels, ...made.labels])];
  const noted = note !== known.note || labels.length > known.labels.length;
  const judges = verdict !== null && !judged;
  if (noted || judges)
    tx.put('decisions', { ...known, ...(judges ? { verdict, reasonId, reasonText, at } : {}), note, labels });
  if (verdict !== null) return judges ? 'decisions' : 'decisionsHere';
  return noted ? 'labelled' : 'nothing';
};

/** Where one record's decisions go: to the earlier copy of the reference where this person has said the same of it, else to its own report. */
const placeOf = (
  tx: Tx,
  store: Store,
  { reportId, earlier }: { readonly reportId: string; readonly earlier: string | null },
  stage: Stage,
  made: MarkedDecision,
): Decision => {
  if (earlier !== null) {
    const voice = voiceOf(tx, store, earlier, stage, made.reviewerId);
    const labelled = made.labels.every((label) => voice.labels.includes(label));
    if (made.verdict === null ? labelled : voice.verdict !== null) return voice;
  }
  return voiceOf(tx, store, reportId, stage, made.reviewerId);
};

/** Settles what was settled in the review that wrote the record; a conflict that was settled here stays as it is. */
const settle = (
  tx: Tx,
  store: Store,
  { reportId, earlier }: { readonly reportId: string; readonly earlier: string | null },
  settled: ReturnType<typeof settlementsOf>,
  at: string,
): void => {
  const places = [...new Set([reportId, ...(earlier === null ? [] : [earlier])])].flatMap(
    (id) => canonicalReport(store, id) ?? [],
  );
  for (const one of settled) {
    const known = places.some(
      (id) =>
        tx.get('resolutions', `${id}~${one.stage}`) !== undefined ||
        store.by('reports', 'alias_of', id).some((r) => tx.get('resolutions', `${r.id}~${one.stage}`)),
    );
    const [place] = places;
    if (place !== undefined && !known)
      tx.put('resolutions', { ...one, id: `${place}~${one.stage}`, reportId: place, at });
  }
};

interface SaidRow {
  readonly seq: number;
  readonly id: string;
  readonly reportId: string;
  /** As JSON. */
  readonly extra: string;
}

interface Said extends Omit<SaidRow, 'extra'> {
  readonly extra: RecordFields['extra'];
}

const said = (row: SaidRow): Said => ({ ...row, extra: JSON.parse(row.extra) as RecordFields['extra'] });
const selectSaid = "SELECT seq, id, report_id AS reportId, doc -> '$.fields.extra' AS extra FROM records";

/** Records that are read at once. */
const atOnce = 500;

/**
 * What the file said of each record of a search under names of its own, in their order and a few at a time: of 100,000 records, held whole,
 * most say nothing of a screening.
 */
function* saidOf(store: Store, searchId: string): Generator<Said> {
  let after = 0;
  for (;;) {
    const rows = store.statements.all<SaidRow>(
      `${selectSaid} WHERE search_id = ? AND removed = 0 AND seq > ? ORDER BY seq LIMIT ${atOnce}`,
      searchId,
      after,
    );
    yield* rows.map(said);
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.seq;
  }
}

/** The same of the records at these places of a new search alone. */
function* saidAt(store: Store, searchId: string, places: readonly number[]): Generator<Said> {
  const ids = idsOf(searchId);
  for (const place of places) {
    const row = store.statements.one<SaidRow>(`${selectSaid} WHERE id = ?`, recordIdOf(ids, place));
    if (row !== undefined) yield said(row);
  }
}

/** Those that were screened elsewhere, with what reads their marks. */
const markedOnes = (store: Store, searchId: string, places: readonly number[] | null) => {
  const asked = places === null ? saidOf(store, searchId) : saidAt(store, searchId, places);
  const records: Said[] = [];
  for (const one of asked) if (screeningMarks(one.extra) !== null) records.push(one);
  return { records, marksOf: marksReader(records) };
};

/**
 * The screening done elsewhere on the records of one search, as decisions of the review's people; undone together with the import before
 * it. Whoever judged a full text had let the report pass at title and abstract: that is entered too where nothing is. Returns what of it
 * is new.
 */
export const bringMarks = (
  store: Store,
  searchId: string,
  screened: Screened,
  reviewer: string,
  /** The places in the file of the records that were screened elsewhere, where they are known: the others are not asked. */
  marked: readonly number[] | null = null,
): Result<BroughtMarks, AppError> => {
  const { stage } = screened;
  const done = write(
    store,
    {
      kind: 'imports.marks',
      text: 'Bring screening decisions along',
      reviewer,
      undoable: 'with-previous',
    },
    (tx) => {
      const plan = planOf(tx, store, screened);
      const at = store.env.now().toISOString();
      const blank = { reasonId: null, reasonText: '', note: '', labels: [] };
      const whole: MarkedDecision = { reviewerId: reviewer, verdict: screened.everything, ...blank };
      const earlierOf = earlierReferences(store, searchId);
      const { records, marksOf } =
        screened.everything === null
          ? markedOnes(store, searchId, marked)
          : { records: saidOf(store, searchId), marksOf: () => null };
      const n = { decisions: 0, decisionsHere: 0, labelled: 0, nothing: 0 };
      for (const { id, reportId, extra } of records) {
        const marks = marksOf(extra);
        const made = screened.everything !== null ? [whole] : marks === null ? [] : decisionsOf(marks, plan);
        const settled = marks === null ? [] : settlementsOf(marks, plan);
        const record = made.length + settled.length === 0 ? undefined : store.get('records', id);
        if (record === undefined) continue;
        const report = { reportId, earlier: earlierOf(record.fields) };
        settle(tx, store, report, settled, at);
        const put = (of: Stage, one: MarkedDecision): Did =>
          bring(tx, placeOf(tx, store, report, of, one), one, at);
        for (const one of made) {
          n[put(one.stage ?? stage, one)] += 1;
          // a list of this program says itself what was said at title and abstract
          if (one.stage === undefined && stage === 'full-text' && one.verdict !== null)
            put('title-abstract', { reviewerId: one.reviewerId, verdict: 'include', ...blank });
        }
      }
      const { decisions, decisionsHere, labelled } = n;
      return { decisions, decisionsHere, labelled };
    },
  );
  return done.ok ? ok(done.value.value) : done;
};
