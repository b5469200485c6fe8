import type { Screened } from '#core/contract/imports';
import { counted, grouped } from '#core/counted';
import { type MarksSummary, summariseMarks, usualStage } from '#core/importers/marked-decisions';
import { rm5Authors } from '#core/importers/rm5-names';
import { rm5Lists, rm5ListsLeft } from '#core/importers/rm5-summary';
import type { RecordFields } from '#core/model/record-fields';
import type { Stage } from '#core/model/review';
import { type BroughtMarks, bringMarks } from '../store/bring-marks';
import { firstFields } from '../store/project-info';
import type { Store } from '../store/store';
import { unwrap } from './command';
import { reviewerId } from './project-file';

/** Whose the decisions of a file become where it does not name anybody, and of which stage they are. */
export interface DecisionsWish {
  readonly reviewer: string;
  /** Null takes the usual one of the program that they come from. */
  readonly stage: Stage | null;
}

const fieldsOf = (store: Store, searchId: string): RecordFields[] =>
  store.by('records', 'search_id', searchId).map(({ fields }) => fields);

/** People whom the file names keep their names; RevMan names only "the authors", so theirs are this reviewer's too. */
const screenedBy = (store: Store, marks: MarksSummary, wish: DecisionsWish): Screened => {
  const { rows } = store.all('reviewers');
  const people = marks.people.map(({ name }) => {
    if (name === null || name === rm5Authors)
      return { name, reviewerId: reviewerId(store, wish.reviewer), newName: null };
    const known = rows.find(
      (r) => r.role !== 'dataset' && r.name.toLowerCase() === name.trim().toLowerCase(),
    );
    return { name, reviewerId: known?.id ?? null, newName: name };
  });
  const known = store.all('exclusionReasons').rows;
  const reasons = marks.reasons.map(({ text }) => {
    const reason = known.find((r) => r.text.toLowerCase() === text.toLowerCase());
    // a RevMan review gives each study a sentence of its own
    return { text, reasonId: reason?.id ?? null, add: marks.source !== 'revman' };
  });
  return { stage: wish.stage ?? usualStage(marks.source), everything: null, people, reasons };
};

export interface BroughtDecisions extends BroughtMarks {
  /** Null where the file says of each decision which stage it is of. */
  readonly stage: Stage | null;
  readonly reviewers: readonly string[];
}

/** Enters what the file says of its records' screening; null where it says nothing of it. */
export const bringDecisions = (
  store: Store,
  searchId: string,
  wish: DecisionsWish,
  who: string,
): BroughtDecisions | null => {
  const marks = summariseMarks(fieldsOf(store, searchId));
  if (marks === null) return null;
  const screened = screenedBy(store, marks, wish);
  const brought = unwrap(bringMarks(store, searchId, screened, who));
  const names = screened.people.map(({ newName }) => newName ?? wish.reviewer);
  return {
    ...brought,
    stage: marks.source === 'ldn' ? null : screened.stage,
    reviewers: [...new Set(names)],
  };
};

const sources: Record<MarksSummary['source'], string> = {
  ldn: 'LDN Workbench',
  rayyan: 'Rayyan',
  covidence: 'Covidence',
  asreview: 'ASReview',
  revman: 'RevMan',
  labels: 'a table with labels',
};

/** Whoever screened elsewhere marked most of the records: these many are enough to see it. */
const lookedAt = 2_000;

const how = 'Undo the import in the window, then import again with --decisions NAME to bring them.';

/** What to tell of decisions that the file holds and that nobody asked for; null where it holds none. */
export const decisionsLeft = (store: Store, searchId: string, isReview: boolean): string | null => {
  if (isReview) {
    const lists = rm5Lists();
    for (const fields of fieldsOf(store, searchId)) lists.take({ extra: fields.extra });
    const left = rm5ListsLeft(lists.counted());
    return left === null ? null : `${left} ${how}`;
  }
  const marks = summariseMarks(firstFields(store, searchId, lookedAt));
  if (marks === null) return null;
  const names = marks.people.flatMap(({ name }) => (name === null ? [] : [name]));
  const of = names.length === 0 ? '' : ` by ${names.join(', ')}`;
  return `The verdicts, reasons, labels and notes of ${sources[marks.source]}${of}. ${how}`;
};

export const decisionsLine = ({
  decisions,
  decisionsHere,
  labelled,
  stage,
  reviewers,
}: BroughtDecisions): string => {
  const of =
    stage === null
      ? 'the stages that the file names'
      : stage === 'full-text'
        ? 'full text'
        : 'title and abstract';
  const here =
    decisionsHere === 0
      ? ''
      : `, ${grouped(decisionsHere)} given here before ${decisionsHere === 1 ? 'stays as it is' : 'stay as they are'}`;
  return `  ${counted(decisions, 'decision', 'decisions')} at ${of} by ${reviewers.join(', ')}${here}; ${counted(labelled, 'report', 'reports')} with labels or notes alone\n`;
};
