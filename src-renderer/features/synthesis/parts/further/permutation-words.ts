import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import type { PermutationReport } from '#core/synthesis/further/further-report';
import type { PermutationTest } from '#core/synthesis/permutation';
import type { Later } from '../../use-further';

/** A permutation test as it can be shown: there, on its way, or the sentence that says why it will not come. */
export type Permuted =
  | { readonly at: 'tested'; readonly test: PermutationTest }
  | { readonly at: 'computing' }
  | { readonly at: 'missing'; readonly why: string };

const gone: Permuted = { at: 'missing', why: 'could not be computed' };

/** One of the tests of what is computed beside the window. */
export const permutationOf = (
  later: Later,
  pick: (report: PermutationReport) => Result<PermutationTest, AppError> | undefined,
): Permuted => {
  if (later.at === 'computing') return later;
  const report = later.at === 'done' ? (later.report?.permutation ?? null) : null;
  const found = report === null ? undefined : pick(report);
  if (found === undefined) return gone;
  return found.ok ? { at: 'tested', test: found.value } : { at: 'missing', why: found.error.text };
};

/** "all 5,040 arrangements". */
export const arrangementsText = ({
  exact,
  arrangements,
}: Pick<PermutationTest, 'exact' | 'arrangements'>): string =>
  `${exact ? 'all ' : ''}${arrangements.toLocaleString('en')} arrangements`;

/** What stands where the test of a regression is told of; nothing while it is computed, which its column says. */
export const permutationSentence = (permuted: Permuted): string => {
  switch (permuted.at) {
    case 'tested':
      return `Permutation: ${arrangementsText(permuted.test)}.`;
    case 'computing':
      return '';
    case 'missing':
      return `Permutation: ${permuted.why}${permuted.why.endsWith('.') ? '' : '.'}`;
  }
};
