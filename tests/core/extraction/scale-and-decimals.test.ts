import { expect, test } from 'vitest';
import { checkResult } from '#core/extraction/check-result';
import { measurementOf } from '#core/extraction/checks/measurement';
import { printArm } from '#core/extraction/print-result';
import { type Outcome, outcomeSchema } from '#core/model/review';
import { resultArmSchema, type StudyResult } from '#core/model/study';
import { arm, result } from './rows';

const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  id: 'o',
  order: 1,
  name: 'Pain',
  domain: '',
  scale: '',
  type: 'continuous',
  better: 'lower',
  ...more,
});

const doubts = (one: StudyResult, of?: Outcome): readonly string[] =>
  checkResult(one, { outcome: of })
    .filter(({ kind }) => kind === 'doubt')
    .map(({ field, text }) => `${field}: ${text}`);

const means = (arms: Parameters<typeof arm>[0], more: Partial<StudyResult> = {}) =>
  result({ type: 'continuous', outcomeText: 'pain', arms: [arm(arms)], ...more });

test('rows of projects from before these fields still fit', () => {
  expect(outcomeSchema.parse(outcome())).toEqual(outcome());
  expect(resultArmSchema.parse(arm({ mean: 3.5 }))).toEqual(arm({ mean: 3.5 }));
  expect(outcomeSchema.safeParse(outcome({ scaleMin: 0, scaleMax: null })).success).toBe(true);
  expect(resultArmSchema.safeParse(arm({ mean: 3.5, meanDecimals: 2, sdDecimals: null })).success).toBe(true);
});

test('the ends set for an outcome bound its means and SDs', () => {
  const scale = outcome({ scale: 'Beck inventory', scaleMin: 0, scaleMax: 63 });
  expect(doubts(means({ n: 20, mean: 70.1, sd: 5 }), scale)).toEqual([
    'arms.0.mean: naltrexone: the scale goes from 0 to 63; a mean of 70.1 does not lie on it.',
  ]);
  // sqrt((63 - 2)(2 - 0) 20/19) = 11.33
  expect(doubts(means({ n: 20, mean: 2.0, sd: 14.2 }), scale).join()).toMatch(
    /the SD is at most .* = 11\.\d+, not 14\.2/,
  );
  expect(doubts(means({ n: 20, mean: 12.4, sd: 6 }), scale)).toEqual([]);
  const fromMinus = outcome({ scaleMin: -5, scaleMax: 5 });
  expect(doubts(means({ n: 20, mean: -6, sd: 1 }), fromMinus).join()).toContain(
    'the scale goes from −5 to 5',
  );
  expect(
    doubts(means({ n: 20, mean: -6, sd: 1, label: 'x' }, { timePoint: 'change from baseline' }), fromMinus),
  ).toEqual([]);
  expect(
    doubts(means({ n: 20, mean: -11, sd: 1 }, { timePoint: 'change at week 12' }), fromMinus).join(),
  ).toContain('a change on a scale of 10 points lies between −10 and 10');
});

test('one end is enough to say that a mean is beyond it', () => {
  expect(doubts(means({ n: 20, mean: -3, sd: 1 }), outcome({ scaleMin: 0 }))).toEqual([
    'arms.0.mean: naltrexone: the scale starts at 0; a mean of −3 does not lie on it.',
  ]);
  expect(doubts(means({ n: 20, mean: 101, sd: 1 }), outcome({ scaleMax: 100 })).join()).toContain(
    'the scale ends at 100',
  );
  expect(doubts(means({ n: 20, mean: 300, sd: 900 }), outcome({ scaleMin: 0 }))).toEqual([]);
});

test('the words of the result come before the ends of its outcome, and these before the words of the outcome', () => {
  const of = (measureText: string, more: Partial<Outcome>) =>
    measurementOf({ outcomeText: 'pain', measureText, timePoint: '' }, outcome(more)).scale;
  const set = { scale: 'numeric rating 0-10', scaleMin: 1, scaleMax: 7 };
  expect(of('0-100 visual analogue scale', set)).toEqual({ min: 0, max: 100 });
  expect(of('rating', set)).toEqual({ min: 1, max: 7 });
  expect(of('rating', { scale: 'numeric rating 0-10' })).toEqual({ min: 0, max: 10 });
  expect(of('rating', { scaleMin: 7, scaleMax: 1 })).toBeNull();
});

test('a bounded outcome is not taken for whole answers unless its words say so', () => {
  const whole = (scale: string) =>
    measurementOf(
      { outcomeText: 'change', measureText: '', timePoint: '' },
      outcome({ scale, scaleMin: 4, scaleMax: 14 }),
    ).whole;
  expect(whole('HbA1c')).toBe(false);
  expect(whole('questionnaire points')).toBe(true);
});

test('DEBIT: means of an outcome of yes and no', () => {
  const relief = outcome({ name: 'Relief', type: 'dichotomous', scaleMin: 0, scaleMax: 1 });
  // 12 of 30: the SD is sqrt(0.4 0.6 30/29) = 0.498.
  expect(doubts(means({ n: 30, mean: 0.4, sd: 0.5 }), relief)).toEqual([]);
  expect(doubts(means({ n: 30, mean: 0.4, sd: 0.45 }), relief).join()).toContain('(DEBIT)');
  // A share or an index between 0 and 1 is no such thing.
  expect(
    doubts(means({ n: 30, mean: 0.4, sd: 0.2 }), outcome({ scale: 'utility', scaleMin: 0, scaleMax: 1 })),
  ).toEqual([]);
});

test('a trailing zero counts: GRIM, the search and the sentences take it', () => {
  const likert = { outcomeText: 'pain', measureText: '0-10 numeric rating scale' };
  // 146/28 = 5.214 is 5.2, and 5.20 is nothing.
  expect(doubts(means({ n: 28, mean: 5.2 }, likert))).toEqual([]);
  expect(doubts(means({ n: 28, mean: 5.2, meanDecimals: 2 }, likert))).toEqual([
    'arms.0.mean: naltrexone: if each of the 28 people gives a whole number, the mean cannot be 5.20: 145/28 = 5.179, 146/28 = 5.214 (GRIM).',
  ]);
  // Sum 27: the squares about the mean are 20 with an SD of 1.58, which is 1.6, and nothing is 1.600.
  const nine = { n: 9, mean: 3, meanDecimals: 1, sd: 1.6 };
  expect(doubts(means(nine, likert))).toEqual([]);
  expect(doubts(means({ ...nine, sdDecimals: 3 }, likert)).join()).toMatch(
    /mean 3\.0 and the SD 1\.600 .*GRIMMER/,
  );
});

test('numbers are shown as they were printed', () => {
  expect(printArm(arm({ n: 28, mean: 5.2, meanDecimals: 2, sd: 1, sdDecimals: 1 }))).toBe(
    '5.20 (SD 1.0), n 28',
  );
  expect(printArm(arm({ mean: -5.25, meanDecimals: 1 }))).toBe('−5.25');
  expect(printArm(arm({ mean: 5.2 }))).toBe('5.2');
});
