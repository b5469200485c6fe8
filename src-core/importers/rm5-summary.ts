import type { RecordFields } from '#core/model/record-fields';
import { counted } from '../counted';
import { rm5List, rm5StudyId } from './rm5-names';
import type { Rm5Review } from './rm5-review';

/** What a RevMan review holds, counted, to be looked at before it is brought along. */
export interface Rm5Summary {
  readonly title: string;
  /** References by the list they stand in, with how many studies these are of. */
  readonly lists: readonly { readonly name: string; readonly references: number; readonly studies: number }[];
  readonly studies: number;
  readonly comparisons: readonly {
    readonly name: string;
    readonly outcomes: number;
    readonly results: number;
  }[];
  readonly outcomes: number;
  readonly results: number;
  readonly analyses: number;
  /** Judgements of risk of bias. */
  readonly judgements: number;
  readonly notTaken: readonly string[];
}

/** Counts the lists of a review from its records as they are read. */
export const rm5Lists = () => {
  const lists = new Map<string, { references: number; readonly studies: Set<string> }>();
  return {
    take: ({ extra }: Pick<RecordFields, 'extra'>): void => {
      const [name] = extra[rm5List] ?? [];
      if (name === undefined) return;
      const known = lists.get(name) ?? { references: 0, studies: new Set<string>() };
      known.references += 1;
      const [study] = extra[rm5StudyId] ?? [];
      if (study !== undefined) known.studies.add(study);
      lists.set(name, known);
    },
    counted: (): Rm5Summary['lists'] =>
      [...lists].map(([name, { references, studies }]) => ({ name, references, studies: studies.size })),
  };
};

export const rm5Summary = (review: Rm5Review, lists: Rm5Summary['lists']): Rm5Summary => {
  const { title, studies, comparisons, outcomes, results, analyses, notTaken } = review;
  return {
    title,
    lists,
    studies: studies.length,
    comparisons: comparisons.map(({ id, name }) => {
      const own = results.filter(({ comparisonId }) => comparisonId === id);
      return { name, outcomes: new Set(own.map((r) => r.outcomeId)).size, results: own.length };
    }),
    outcomes: outcomes.length,
    results: results.length,
    analyses: analyses.length,
    judgements: studies.reduce((sum, one) => sum + (one.importedJudgements?.length ?? 0), 0),
    notTaken,
  };
};

/** What is told where the decisions of a review's authors are not brought along; null where it has no lists. */
export const rm5ListsLeft = (lists: Rm5Summary['lists']): string | null => {
  const references = lists.reduce((sum, one) => sum + one.references, 0);
  if (references === 0) return null;
  const each = lists.map((one) => `${one.name} ${one.references}`).join(', ');
  const of = `${counted(references, 'reference', 'references')} in ${counted(lists.length, 'list', 'lists')} (${each})`;
  return `The decisions of the review’s authors, their reasons for exclusion and the labels of ${of}.`;
};
