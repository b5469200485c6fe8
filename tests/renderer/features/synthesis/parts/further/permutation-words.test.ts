import { expect, test } from 'vitest';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import type { FurtherReport } from '#core/synthesis/further/further-report';
import {
  permutationOf,
  permutationSentence,
} from '../../../../../../src-renderer/features/synthesis/parts/further/permutation-words';

const test5040 = { arrangements: 5040, exact: true, coefficients: [], omnibus: null };
const why = 'The search for the variance did not converge.';
const stuck = err(appError('not-converged', why));
const nothing: FurtherReport = {
  sensitivity: null,
  smallStudy: null,
  selection: null,
  structure: null,
  permutation: null,
  multiverse: null,
};
const report: FurtherReport = {
  ...nothing,
  permutation: {
    pooled: stuck,
    regressions: [
      { moderators: ['dose'], k: 5, test: ok(test5040) },
      { moderators: ['year'], k: 5, test: stuck },
    ],
  },
};
const done = { at: 'done', report } as const;

test('a test that was made, one that failed and one that is on its way are told apart', () => {
  const made = permutationOf(done, ({ regressions }) => regressions[0]?.test);
  expect(made).toEqual({ at: 'tested', test: test5040 });
  expect(permutationSentence(made)).toBe('Permutation: all 5,040 arrangements.');
  const failed = permutationOf(done, ({ regressions }) => regressions[1]?.test);
  expect(failed).toEqual({ at: 'missing', why });
  expect(permutationSentence(failed)).toBe(`Permutation: ${why}`);
  expect(permutationOf(done, ({ pooled }) => pooled)).toEqual(failed);
  const waiting = permutationOf({ at: 'computing' }, ({ pooled }) => pooled);
  expect([waiting.at, permutationSentence(waiting)]).toEqual(['computing', '']);
});

test('what will never come is not said to be computed', () => {
  const sentence = 'Permutation: could not be computed.';
  for (const later of [
    { at: 'failed' },
    { at: 'done', report: null },
    { at: 'done', report: nothing },
  ] as const)
    expect(permutationSentence(permutationOf(later, ({ pooled }) => pooled))).toBe(sentence);
  expect(permutationSentence(permutationOf(done, ({ regressions }) => regressions[2]?.test))).toBe(sentence);
});
