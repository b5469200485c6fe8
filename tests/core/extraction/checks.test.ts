import { expect, test } from 'vitest';
import { checkResult } from '#core/extraction/check-result';
import type { CheckContext } from '#core/extraction/checks/finding';
import { measurementOf } from '#core/extraction/checks/measurement';
import { checkStudy } from '#core/extraction/checks/study';
import { emptyStudy } from '#core/model/empty-study';
import type { Study, StudyResult } from '#core/model/study';
import { starter } from '../starters/load';
import { arm, effect, result } from './rows';

const study = (more: Partial<Study> = {}): Study => ({
  ...emptyStudy('s1', 'Study'),
  design: 'rct-parallel',
  status: 'completed',
  ...more,
});

const doubts = (one: StudyResult, context: CheckContext = {}): readonly string[] =>
  checkResult(one, context)
    .filter(({ kind }) => kind === 'doubt')
    .map(({ field, text }) => `${field}: ${text}`);

const placebo = (more: Parameters<typeof arm>[0]) => arm({ label: 'placebo', role: 'comparator', ...more });

test('a percentage that no whole number of people gives, with the people of the study', () => {
  const smith = study({
    design: 'single-arm',
    nRandomised: 17,
    arms: [{ id: 'a', name: 'Naltrexone', role: 'intervention', doseMg: 4.5, doseNote: '', n: 17 }],
  });
  const response = result({ arms: [arm({ armId: 'a', percent: 89 })] });
  expect(doubts(response, { study: smith })).toEqual([
    'arms.0.percent: naltrexone (the arm’s number): no whole number of 17 people is 89 %: 15 of 17 is 88.2 %, 16 of 17 is 94.1 %. With 18 people, 16 of 18 is 88.9 %.',
  ]);
  expect(doubts(result({ arms: [arm({ n: 18, percent: 89 })] }))).toEqual([]);
  expect(doubts(result({ arms: [arm({ n: 47, percent: 74.5 })] }))).toEqual([]);
  // Cut off instead of rounded, as some journals do.
  expect(doubts(result({ arms: [arm({ n: 18, percent: 88 })] }))).toEqual([]);
  expect(doubts(result({ arms: [arm({ n: 100, percent: 0 })] }))).toEqual([]);
  expect(doubts(result({ arms: [arm({ n: 30, percent: 100 })] }))).toEqual([]);
});

const likert = { type: 'continuous', outcomeText: 'pain', measureText: '0-10 numeric rating scale' } as const;

test('words that name a scale, and words that do not', () => {
  const of = (measureText: string, outcomeText = 'pain') =>
    measurementOf({ outcomeText, measureText, timePoint: '' }, undefined);
  expect(of('0-10 numeric rating scale')).toEqual({
    scale: { min: 0, max: 10 },
    change: false,
    whole: true,
    yesNo: false,
  });
  expect(of('0 to 10 rating', 'change of pain').scale).toEqual({ min: -10, max: 10 });
  expect(of('0-100 visual analogue scale').whole).toBe(false);
  expect(of('CD4 cells').scale).toBeNull();
  expect(of('dose of 0-4 mg').scale).toBeNull();
  expect(of('2010-12 registry').scale).toBeNull();
  expect(of('IL-6, 0.1-10 pg/ml').scale).toBeNull();
});

test('GRIM: the example of Brown and Heathers', () => {
  const mean = (value: number) => result({ ...likert, arms: [arm({ n: 28, mean: value })] });
  expect(doubts(mean(5.19))).toEqual([
    'arms.0.mean: naltrexone: if each of the 28 people gives a whole number, the mean cannot be 5.19: 145/28 = 5.179, 146/28 = 5.214 (GRIM).',
  ]);
  expect(doubts(mean(5.18))).toEqual([]);
  expect(
    doubts(result({ type: 'continuous', measureText: 'mg/l', arms: [arm({ n: 28, mean: 5.19 })] })),
  ).toEqual([]);
});

test('GRIMMER, the search through a scale, and DEBIT', () => {
  const of = (mean: number, sd: number, n: number, measureText: string = likert.measureText) =>
    doubts(result({ ...likert, measureText, arms: [arm({ n, mean, sd })] }));
  expect(of(5.21, 1.6, 28)).toEqual([]);
  // Of the numbers printed with this mean, many have no sum of squares.
  const bad = of(3.44, 2.47, 18);
  expect(bad.join()).toMatch(/GRIMMER|all were looked at/);
  expect(of(0.4, 0.5, 30, '0-1, relief yes or no')).toEqual([]);
  expect(of(0.4, 0.35, 30, '0-1, relief yes or no').join()).toContain(
    '√(12 · 18/(30 · 29)) = 0.498, not 0.35',
  );
});

test('a mean off its scale, and an SD larger than the scale allows', () => {
  const of = (mean: number, sd: number | null, outcomeText = 'pain') =>
    doubts(result({ ...likert, outcomeText, arms: [arm({ n: 20, mean, sd })] }));
  expect(of(12, 2)).toEqual([
    'arms.0.mean: naltrexone: the scale goes from 0 to 10; a mean of 12 does not lie on it.',
  ]);
  expect(of(9, 3.8)).toEqual([
    'arms.0.sd: naltrexone: the scale goes from 0 to 10; with the mean 9 of 20 people the SD is at most √((10 − 9)(9 − 0) · 20/19) = 3.66, not 3.8.',
  ]);
  expect(of(-1.3, 2.5, 'change of pain')).toEqual([]);
  expect(of(-11, null, 'change of pain')).toHaveLength(1);
});

test('standard errors typed as SDs show against the interval, the other arm, and other studies', () => {
  const arms = [arm({ n: 25, mean: 40, sd: 1.2 }), placebo({ n: 24, mean: 46, sd: 1.3 })];
  const printed = effect({ estimate: -6, ciLow: -9.5, ciHigh: -2.5 });
  const crp = { type: 'continuous', outcomeText: 'CRP', measureText: 'mg/l', outcomeId: 'o' } as const;
  expect(doubts(result({ ...crp, arms, effect: printed }))).toEqual([
    'arms.0.sd: SDs of 1.2 and 1.3 make the standard error of the difference √(1.2²/25 + 1.3²/24) = 0.358, but its interval says 1.79. As standard errors they give √(1.2² + 1.3²) = 1.77: they may be standard errors, and the SDs 1.2 √25 = 6.00 and 1.3 √24 = 6.37.',
  ]);
  const real = [arm({ n: 25, mean: 40, sd: 6 }), placebo({ n: 24, mean: 46, sd: 6.4 })];
  expect(doubts(result({ ...crp, arms: real, effect: printed }))).toEqual([]);
  const mixed = [arm({ n: 25, mean: 40, sd: 1.2 }), placebo({ n: 24, mean: 46, sd: 6.4 })];
  expect(doubts(result({ ...crp, arms: mixed })).join()).toContain('1.2 √25 = 6.00, like the other arm’s');
  const peer = (id: string, sd: number) =>
    result({
      ...crp,
      studyId: id,
      arms: [arm({ n: 30, mean: 41, sd }), placebo({ n: 30, mean: 44, sd: sd + 1 })],
    });
  const peers = [peer('x', 5), peer('y', 6.5)];
  expect(doubts(result({ ...crp, arms }), { peers }).join()).toContain(
    'SDs from 5.00 to 7.50; 1.2 is far below',
  );
  expect(doubts(result({ ...crp, arms: real }), { peers })).toEqual([]);
});

test('an interval that its estimate is not in the middle of, on the scale of the measure', () => {
  const of = (one: Parameters<typeof effect>[0]) => doubts(result({ type: 'effect', effect: effect(one) }));
  expect(of({ estimate: 0.61, ciLow: 0.12, ciHigh: 0.72 })).toEqual([
    'effect.estimate: The middle of the interval is (0.12 + 0.72)/2 = 0.420, but the estimate is 0.61: is one of the three mistyped, or the interval not a normal one?',
  ]);
  expect(of({ measure: 'OR', estimate: 2.22, ciLow: 1.14, ciHigh: 4.32 })).toEqual([]);
  expect(of({ measure: 'OR', estimate: 2.22, ciLow: 1.14, ciHigh: 3.32 }).join()).toContain(
    '√(1.14 · 3.32) = 1.95',
  );
  expect(of({ measure: 'other', estimate: 0.61, ciLow: 0.12, ciHigh: 0.72 })).toEqual([]);
});

test('a standard error against its interval; that of a ratio instead of its logarithm', () => {
  const of = (one: Parameters<typeof effect>[0]) => doubts(result({ type: 'effect', effect: effect(one) }));
  expect(of({ estimate: 1, ciLow: 0.02, ciHigh: 1.98, se: 0.5 })).toEqual([]);
  expect(of({ estimate: 1, ciLow: 0.02, ciHigh: 1.98, se: 0.25 })[0]).toBe(
    'effect.se: The interval gives the standard error (1.98 − 0.02)/(2 · 1.96) = 0.500, but 0.25 is entered.',
  );
  const ratio = { measure: 'RR', estimate: 3, ciLow: 1.13, ciHigh: 7.99 } as const;
  expect(of({ ...ratio, se: 0.5 })).toEqual([]);
  expect(of({ ...ratio, se: 1.5 }).join()).toContain('It fits the ratio itself');
});

test('P against estimate and spread, with rounding on its side', () => {
  const of = (one: Parameters<typeof effect>[0]) => doubts(result({ type: 'effect', effect: effect(one) }));
  expect(of({ estimate: -0.34, ciLow: -0.95, ciHigh: 0.27, p: 0.27 })).toEqual([]);
  expect(of({ estimate: -0.34, ciLow: -0.95, ciHigh: 0.27, p: 0.72 })).toEqual([
    'effect.p: −0.34 over its standard error 0.311 is 1.09, so P is about 0.27, but P = 0.72 is printed.',
  ]);
  expect(of({ estimate: 2.1, se: 1.1, pText: 'P < 0.001' }).join()).toContain('P < 0.001 is printed');
  expect(of({ estimate: 5.1, se: 1.1, pText: 'P < 0.001' })).toEqual([]);
  const arms = [arm({ n: 5 }), placebo({ n: 5 })];
  // t with 8 degrees of freedom, not z.
  expect(
    doubts(result({ type: 'effect', arms, effect: effect({ estimate: 2.02, se: 1.01, p: 0.08 }) })),
  ).toEqual([]);
});

test('an effect that points the other way than its arms', () => {
  const arms = [arm({ n: 20, events: 12 }), placebo({ n: 20, events: 8 })];
  const of = (one: Parameters<typeof effect>[0]) => doubts(result({ arms, effect: effect(one) })).join();
  expect(of({ measure: 'RR', estimate: 0.67 })).toContain('about its inverse');
  expect(of({ measure: 'RR', estimate: 1.5 })).toBe('');
  expect(of({ measure: 'RD', estimate: -0.2 })).toContain('12/20 − 8/20 = 0.200');
  const means = [arm({ n: 9, mean: 5 }), placebo({ n: 9, mean: 3 })];
  expect(
    doubts(result({ type: 'continuous', arms: means, effect: effect({ estimate: -2 }) })).join(),
  ).toContain('5 − 3 = 2.00');
});

test('arms that do not add up to the study', () => {
  const arms = [arm({ n: 18, events: 15 }), placebo({ n: 16, events: 6 })];
  const forty = study({ nRandomised: 40, nAnalysed: 34 });
  expect(doubts(result({ basis: 'intention-to-treat', arms }), { study: forty })).toEqual([
    'arms: By intention to treat all 40 people count, but the arms hold 18 + 16 = 34.',
  ]);
  expect(doubts(result({ arms }), { study: forty })).toEqual([]);
  expect(doubts(result({ arms }), { study: study({ nRandomised: 30 }) })).toEqual([
    'arms: The arms hold 18 + 16 = 34 people, but only 30 took part.',
  ]);
  expect(doubts(result({ arms }), { study: study({ nRandomised: 20, design: 'rct-crossover' }) })).toEqual(
    [],
  );
  const small = {
    id: 'a',
    name: 'Naltrexone',
    role: 'intervention',
    doseMg: 4,
    doseNote: '',
    n: 17,
  } as const;
  const more = result({ arms: [arm({ n: 18, armId: 'a', events: 15 })] });
  expect(doubts(more, { study: study({ arms: [small] }) })).toEqual([
    'arms.0.n: naltrexone: 18 people in the result, but the arm “Naltrexone” has 17.',
  ]);
});

test('a study whose own numbers do not add up', () => {
  const people = (id: string, n: number) =>
    ({ id, name: id, role: 'intervention', doseMg: null, doseNote: '', n }) as const;
  const texts = (more: Partial<Study>) => checkStudy(study(more), []).map(({ text }) => text);
  expect(texts({ nRandomised: 40, nAnalysed: 41 })).toEqual(['41 people analysed, but only 40 took part.']);
  expect(texts({ nRandomised: 40, arms: [people('a', 20), people('b', 19)] })).toEqual([
    'The arms hold 20 + 19 = 39 people, but 40 took part.',
  ]);
  expect(texts({ nRandomised: 40, arms: [people('a', 20), people('b', 20)] })).toEqual([]);
  expect(
    texts({ design: 'rct-crossover', nRandomised: 40, arms: [people('a', 40), people('b', 40)] }),
  ).toEqual([]);
});

const baseline = (outcomeText: string, a: number, b: number, sd = 10): StudyResult =>
  result({
    type: 'continuous',
    outcomeText,
    timePoint: 'baseline',
    arms: [arm({ n: 60, mean: a, sd }), placebo({ n: 60, mean: b, sd })],
  });

test('a baseline that chance hardly gives', () => {
  const texts = (rows: readonly StudyResult[]) => checkStudy(study(), rows).map(({ text }) => text);
  expect(texts([baseline('age', 51.23, 52.88), baseline('weight', 70.12, 72.91)])).toEqual([]);
  expect(texts([baseline('age', 51.23, 61.88)])[0]).toContain('5.83 standard errors, P below 0.001');
  const alike = ['age', 'weight', 'height', 'pulse', 'pain'].map((name) => baseline(name, 51.234, 51.236));
  expect(texts(alike)[0]).toContain('more alike before treatment than chance makes likely');
  const chance = [50.9, 52.6, 51.8, 54.1, 51.3].map((b, i) => baseline(`row ${i}`, 51.23, b));
  expect(texts(chance)).toEqual([]);
  expect(checkStudy(study({ design: 'cohort' }), [baseline('age', 51, 62)])).toEqual([]);
});

test('the bundled review: only what really does not fit is doubted', () => {
  const { studies, results, outcomes } = starter('ldn');
  const found = results.flatMap((one) => {
    const of = studies.find(({ id }) => id === one.studyId);
    const outcome = outcomes.find(({ id }) => id === one.outcomeId);
    return doubts(one, { study: of, outcome, peers: results }).map((text) => `${of?.label}: ${text}`);
  });
  const said = /^[^:]*|no whole number of \d+ people is \d+ %|By intention.*/g;
  const smith2011 = [88, 78, 28, 33, 8].map((p) => `Smith 2011: no whole number of 20 people is ${p} %`);
  const counted = 'Smith 2011: By intention to treat all 40 people count, but the arms hold 18 + 16 = 34.';
  expect(found.map((text) => text.match(said)?.join(': '))).toEqual([
    'Smith 2007: no whole number of 17 people is 89 %',
    'Smith 2007: no whole number of 17 people is 67 %',
    ...smith2011,
    counted,
    counted,
    counted,
  ]);
});
