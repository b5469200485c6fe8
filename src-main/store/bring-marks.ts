import type { Screened } from '#core/contract/imports';
import type { AppError } from '#core/errors';
import { decisionsOf, type MarkedDecision, type MarksPlan } from '#core/importers/marked-decisions';
import { screeningMarks } from '#core/importers/screening-marks';
import type { RecordRow } from '#core/model/report';
import type { Stage } from '#core/model/review';
import { ok, type Result } from '#core/result';
import { ownDecision } from './decide';
import type { Store } from './store';
import { type Tx, write } from './write';

/** Makes the people and reasons that are new, and says who and what each name stands for. */
const planOf = (tx: Tx, store: Store, screened: Screened): MarksPlan => {
  const people = screened.people.map(({ name, reviewerId, newName }) => {
    if (reviewerId !== null || newName === null) return { name, reviewerId };
    const id = store.env.newId();
    tx.put('reviewers', { id, name: newName, role: 'reviewer', active: true });
    return { name, reviewerId: id };
  });
  let order = Math.max(0, ...store.all('exclusionReasons').rows.map((r) => r.order + 1));
  const reasons = screened.reasons.map(({ text, reasonId, add }) => {
    if (reasonId !== null || !add) return { text, reasonId };
    const id = store.env.newId();
    tx.put('exclusionReasons', { id, order, text });
    order += 1;
    return { text, reasonId: id };
  });
  return { people, reasons };
};

/** Puts one decision where this person has not judged the report yet: what somebody said here is never overwritten. */
const bring = (
  tx: Tx,
  store: Store,
  reportId: string,
  stage: Stage,
  made: MarkedDecision,
  at: string,
): boolean => {
  const known = ownDecision(tx, store, reportId, stage, made.reviewerId);
  const judged = known.verdict !== null;
  tx.put('decisions', {
    ...known,
    ...(judged ? {} : { verdict: made.verdict, reasonId: made.reasonId, reasonText: made.reasonText, at }),
    note: known.note === '' ? made.note : known.note,
    labels: [...new Set([...known.labels, ...made.labels])],
  });
  return !judged;
};

/**
 * The screening done elsewhere on the records of one search, as decisions of the review's people; undone together with the import before
 * it. Whoever judged a full text had let the report pass at title and abstract: that is entered too where nothing is. Returns how many.
 */
export const bringMarks = (
  store: Store,
  searchId: string,
  screened: Screened,
  reviewer: string,
): Result<number, AppError> => {
  const records: readonly RecordRow[] = store.by('records', 'search_id', searchId);
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
      const whole: MarkedDecision = {
        reviewerId: reviewer,
        verdict: screened.everything,
        reasonId: null,
        reasonText: '',
        note: '',
        labels: [],
      };
      let n = 0;
      for (const { fields, reportId } of records) {
        const marks = screeningMarks(fields.extra);
        const made = screened.everything !== null ? [whole] : marks === null ? [] : decisionsOf(marks, plan);
        for (const one of made) {
          if (bring(tx, store, reportId, screened.stage, one, at)) n += 1;
          if (screened.stage === 'full-text' && one.verdict !== null)
            bring(
              tx,
              store,
              reportId,
              'title-abstract',
              { ...one, verdict: 'include', reasonId: null, reasonText: '', note: '', labels: [] },
              at,
            );
        }
      }
      return n;
    },
  );
  return done.ok ? ok(done.value.value) : done;
};
