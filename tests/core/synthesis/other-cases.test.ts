import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { object } from '../../reference/load';

const answer = (input: unknown) => {
  const done = metaCase(input);
  return done.ok ? done.value : `${done.error.code}: ${done.error.text}`;
};

const two = { categories: ['include', 'exclude'], raters: ['A', 'B'] };
const pattern = (ratings: readonly (string | null)[], n = 5) => ({ ratings, n });

test.each([
  [
    { ...two, patterns: [pattern(['Include', 'include'])] },
    'patterns.0.ratings: "Include" is none of the categories',
  ],
  [
    { ...two, patterns: [pattern(['include', null]), pattern(['include'])] },
    'patterns.1.ratings: 1 ratings of 2 raters',
  ],
  [
    { ...two, patterns: [pattern(['include', 'include', 'include'])] },
    'patterns.0.ratings: 3 ratings of 2 raters',
  ],
  [{ ...two, categories: ['include', 'include'], patterns: [] }, 'categories: a category is named twice'],
  [{ ...two, raters: ['A', 'A'], patterns: [] }, 'raters: a rater is named twice'],
  [{ ...two, raters: ['A'], patterns: [] }, 'raters: at least two raters are needed'],
  [{ ...two, categories: ['include'], patterns: [] }, 'categories: at least two categories are needed'],
  [{ ...two, patterns: [pattern(['include', 'include'], -1)] }, 'patterns.0.n: '],
  [{ ...two, patterns: [pattern(['include', 'include'], 1.5)] }, 'patterns.0.n: '],
  [{ raters: ['A', 'B'] }, 'categories: '],
])('ratings that cannot be are refused, not dropped (%#)', (input, text) => {
  expect(answer(input)).toContain('bad-request: The agreement case does not fit: ');
  expect(answer(input)).toContain(text);
});

test('where all ratings are the same kappa and its standard errors are not defined', () => {
  const done = metaCase({ ...two, patterns: [pattern(['include', 'include'], 10)] });
  const results = done.ok ? object(object(JSON.parse(JSON.stringify(done.value))).results) : {};
  expect(results.kappa).toMatchObject({ po: 1, pe: 1, kappa: null, se: null, se0: null, 'ci.lb': null });
});

test.each([
  [
    {
      kind: 'sample',
      input: {
        total: 100,
        screenedBefore: 60,
        foundBefore: 5,
        sampled: 50,
        foundInSample: 0,
        recallTarget: 0.95,
        alpha: 0.05,
      },
    },
    'more is screened than there is',
  ],
  [
    {
      kind: 'sample',
      input: {
        total: 100,
        screenedBefore: 40,
        foundBefore: 5,
        sampled: 30,
        foundInSample: 31,
        recallTarget: 0.95,
        alpha: 0.05,
      },
    },
    'more is found than was screened',
  ],
  [
    {
      kind: 'sequence',
      input: { total: 100, screened: 101, relevantPositions: [], recallTarget: 0.95, alpha: 0.05 },
    },
    'more is screened than there is',
  ],
])('screening that cannot be is refused (%#)', (row, text) => {
  expect(answer({ rows: [row] })).toContain(text);
});

test('what does not fit is named for what it is', () => {
  expect(answer({ rows: [{ kind: 'sample', input: {} }] })).toContain(
    'The list of stopping rules does not fit: rows.0',
  );
  expect(answer({ rows: [{ kind: 'grim' }] })).toContain('The list of checks does not fit: rows.0.input');
  expect(answer({ rows: 3 })).toContain('The list of checks does not fit: rows');
  expect(answer({ measure: 'RR' })).toContain('The case does not fit: studies');
  expect(answer(null)).toContain('The case does not fit: the whole');
});
