import type { ImportPreview, Screened } from '#core/contract/imports';
import type { MirrorRow } from '#core/contract/mirror';
import type { ImportFile, ScreenedForm } from './batch';

/** Begins the choice of several reviewers, whose ids follow it: what a team settled stands for each of them. */
export const everyone = 'all ';

type Marks = NonNullable<ImportPreview['marks']>;

/** The reviewer of this name, who then is the only one it can be: a second one of that name could not be told from the first. */
export const sameName = (reviewers: readonly MirrorRow<'reviewers'>[], name: string) =>
  reviewers.find((r) => r.name.trim().toLowerCase() === name.trim().toLowerCase());

/** The review's own reason in these words. */
export const sameText = (reasons: readonly MirrorRow<'exclusionReasons'>[], text: string) =>
  reasons.find((r) => r.text.trim().toLowerCase() === text.trim().toLowerCase());

/** What a person of the file becomes unless somebody says otherwise: the reviewer of that name, me for nobody in particular, else a new one. */
export const personChoice = (
  form: ScreenedForm,
  at: number,
  name: string | null,
  reviewers: readonly MirrorRow<'reviewers'>[],
  me: string | null,
): string => {
  const chosen = form.people[at];
  // who was new may be a reviewer by now, brought by another file
  if (chosen !== undefined && chosen !== '' && chosen !== 'new') return chosen;
  if (name === null) return me ?? 'leave';
  return sameName(reviewers, name)?.id ?? 'new';
};

export const reasonChoice = (
  form: ScreenedForm,
  at: number,
  text: string,
  reasons: readonly MirrorRow<'exclusionReasons'>[],
  /** What becomes of a reason that the review does not have. */
  otherwise: 'add' | 'words' = 'add',
): string => {
  const chosen = form.reasons[at];
  if (chosen !== undefined && chosen !== '' && chosen !== 'add') return chosen;
  return sameText(reasons, text)?.id ?? (chosen === 'add' ? 'add' : otherwise);
};

/** Puts a choice at its place; places before it that nobody chose for stay undecided. */
export const chooseAt = (list: readonly string[], at: number, value: string): string[] => {
  const next = Array.from({ length: Math.max(list.length, at + 1) }, (_, n) => list[n] ?? '');
  next[at] = value;
  return next;
};

/** The form with every default said out loud, as it is shown. */
export const settled = (
  form: ScreenedForm,
  marks: Marks | null,
  reviewers: readonly MirrorRow<'reviewers'>[],
  reasons: readonly MirrorRow<'exclusionReasons'>[],
  me: string | null,
): ScreenedForm =>
  marks === null
    ? form
    : {
        ...form,
        people: marks.people.map((p, at) => personChoice(form, at, p.name, reviewers, me)),
        reasons: marks.reasons.map((r, at) =>
          // a RevMan review gives each study a sentence of its own
          reasonChoice(form, at, r.text, reasons, marks.source === 'revman' ? 'words' : 'add'),
        ),
      };

const empty = { people: [], reasons: [] };

/** What is asked of main for this file; null where all of it is still to be screened. */
export const screenedOf = (file: ImportFile): Screened | null => {
  const { how, stage, people, reasons } = file.screened;
  switch (how) {
    case 'none':
      return null;
    case 'included':
      return { stage: 'title-abstract', everything: 'include', ...empty };
    case 'excluded':
      return { stage: 'title-abstract', everything: 'exclude', ...empty };
    case 'full-text':
      return { stage: 'full-text', everything: 'include', ...empty };
    case 'marks': {
      const marks = file.preview?.marks ?? null;
      if (marks === null) return null;
      return {
        stage,
        everything: null,
        people: marks.people.flatMap(({ name }, at) => {
          const chosen = people[at] ?? 'leave';
          if (chosen.startsWith(everyone))
            return chosen
              .slice(everyone.length)
              .split(' ')
              .map((reviewerId) => ({ name, reviewerId, newName: null }));
          const made = chosen === 'new' ? (name ?? 'Somebody') : null;
          return { name, reviewerId: chosen === 'new' || chosen === 'leave' ? null : chosen, newName: made };
        }),
        reasons: marks.reasons.map(({ text }, at) => {
          const chosen = reasons[at] ?? 'words';
          const add = chosen === 'add';
          return { text, reasonId: add || chosen === 'words' ? null : chosen, add };
        }),
      };
    }
  }
};
