import { type Arrangements, permuteRows, permuteSigns } from '../permutation';
import type { PermutationReport } from './further-report';
import { moderatedStudies } from './moderators';
import { comparesWithNone, effectOptions, effectsOf, type FurtherQuestion } from './question';

/** All orders of seven studies, and all signs of twelve; beyond that a sample. */
const arrangements: Arrangements = { limit: 5040 };

/** Permutation tests of the pooled effect and of each regression; the sample is the same each time. */
export const permutationReport = (question: FurtherQuestion): PermutationReport => {
  const { settings, usable } = question;
  const options = effectOptions(settings);
  const { yi, vi } = effectsOf(usable);
  const comparable = comparesWithNone(question);
  return {
    pooled: comparable.ok ? permuteSigns(yi, vi, options, arrangements) : comparable,
    regressions: moderatedStudies(usable).map(({ names, studies, moderators }) => {
      const own = effectsOf(studies);
      return {
        moderators: names,
        k: studies.length,
        test: permuteRows(own.yi, own.vi, moderators, options, arrangements),
      };
    }),
  };
};
