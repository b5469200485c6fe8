import { expect, test } from 'vitest';
import type { AppError } from '#core/errors';
import { analysisSchema } from '#core/model/analysis';
import { analyseResults, furtherResults } from '#core/synthesis/analyse-results';
import { furtherBlocks } from '#core/synthesis/further/further-report';
import type { StudyInput } from '#core/synthesis/report';
import type { Tolerance } from '../../../reference/compare';
import { type Json, list, load, object } from '../../../reference/load';
import { starter } from '../../starters/load';
import {
  bcg,
  estimate,
  estimateFields,
  generic,
  inputsOf,
  only,
  pick,
  run,
  same,
  there,
  trials,
} from './reference-inputs';

test('several results of one study: the three-level model and CR2 errors are those of R', () => {
  const assink = load('oracle/advanced/assink-threelevel.json');
  const results = object(assink.results);
  const found = only('structure', generic, inputsOf(assink)).structure!;
  expect([found.results, found.studies]).toEqual([100, 17]);
  const nested = there(found.threeLevel);
  const reference = object(object(results.threeLevel)['REML-z']);
  same([estimate(nested.pooled)], pick(list(reference.coefs).slice(0, 1), estimateFields));
  same(
    [nested.between, nested.within, ...nested.i2],
    [...list(reference.sigma2), ...list(reference['I2.level'])],
  );
  const cr2 = (block: Json | undefined) =>
    pick(list(object(object(block).robust).CR2).slice(0, 1), [...estimateFields, 'df']);
  const loose: Tolerance = { relative: 1e-5, absolute: 1e-9 };
  const robust = there(nested.robust);
  same([{ ...estimate(robust), df: robust.df }], cr2(reference), loose);
  const plain = there(found.robust);
  same([{ ...estimate(plain), df: plain.df }], cr2(results.twoLevel), loose);
  const t = there(only('structure', { ...generic, test: 'knha' }, inputsOf(assink)).structure?.threeLevel);
  same([estimate(t.pooled)], pick(object(object(results.threeLevel)['REML-t']).coefs, estimateFields));
  const alone = only('structure').structure!;
  expect(alone.threeLevel.ok ? null : alone.threeLevel.error.code).toBe('not-estimable');
  expect(alone.robust.ok).toBe(true);
});

test('regressions on each moderator and on all are those of R', () => {
  const { regressions } = only('structure').structure!;
  expect(regressions.map(({ moderators, k }) => [moderators.join('+'), k])).toEqual([
    ['moderator', 13],
    ['year', 13],
    ['moderator+year', 13],
  ]);
  const of = (mods: readonly string[]) =>
    object(
      list(bcg.metareg).find((value) => {
        const { mods: names, method, test: kind } = object(value);
        return method === 'REML' && kind === 'z' && list(names).join() === mods.join();
      }),
    );
  for (const [place, mods] of [
    [0, ['moderator']],
    [2, ['moderator', 'moderator2']],
  ] as const) {
    const fit = there(regressions[place]?.fit);
    const reference = of(mods);
    same(
      fit.coefficients.map(({ beta, se, p }) => ({ beta, se, pval: p })),
      pick(reference.coefs, ['beta', 'se', 'pval']),
    );
    same(
      [fit.tau2, fit.qm, fit.qmP, fit.r2],
      [reference.tau2!, reference.QM!, reference.QMp!, reference.R2!],
    );
    expect(fit.coefficients[1]?.ratio?.estimate).toBeCloseTo(Math.exp(fit.coefficients[1]!.beta), 12);
  }
});

test('exact permutation tests count what R counts', () => {
  const seven = load('oracle/advanced/bcg-random-k7.json');
  const expected = object(object(seven.results).permutation);
  const found = only('permutation', generic, inputsOf(seven)).permutation!;
  const counts = (block: Json | undefined) =>
    list(object(object(block)['REML-z']).coefs).map((row) => object(row).count);
  const pooled = there(found.pooled);
  expect([pooled.exact, pooled.coefficients.map(({ count }) => count)]).toEqual([
    true,
    counts(expected.intercept),
  ]);
  const [regression] = found.regressions;
  const permuted = there(regression?.test);
  expect([regression?.moderators, permuted.arrangements]).toEqual([['moderator'], 5040]);
  expect(permuted.coefficients.map(({ count }) => count)).toEqual(counts(expected.moderator));
});

test('every cell of the multiverse with all studies is a result of R', () => {
  const { cells, failures, inclusions, summary, corrections } = there(only('multiverse').multiverse);
  const keys = { wald: '', knha: '-knha', adhoc: '' } as const;
  const whole = cells.filter(({ inclusion }) => inclusion === 'all');
  expect(whole).toHaveLength(27);
  // R has the truncated form for regressions only.
  for (const { method, test: kind, yi, ciLow, ciHigh, p } of whole.filter((cell) => cell.test !== 'adhoc')) {
    const block = object(object(bcg.results)[`${method}${keys[kind]}`]);
    same([yi, ciLow, ciHigh, p], [block.beta!, block['ci.lb']!, block['ci.ub']!, block.pval!]);
  }
  expect([cells.length, failures, corrections]).toEqual([27 * 14, [], ['As set']]);
  expect(inclusions[1]).toEqual({
    id: `without ${trials[0]?.id}`,
    label: `Without ${trials[0]?.label}`,
    leavesOut: [trials[0]?.id],
  });
  expect([summary.below, summary.lowest, summary.highest]).toEqual([
    1,
    cells[0]?.estimate,
    cells.at(-1)?.estimate,
  ]);
  const zeros = inputsOf(load('oracle/meta/zero-or.json'));
  const corrected = there(only('multiverse', { measure: 'OR' }, zeros).multiverse);
  expect(corrected.corrections).toHaveLength(3);
});

const codes = (block: object | null): readonly (string | null)[] =>
  Object.values(block ?? {}).flatMap((value: unknown) => {
    const failed = value as { readonly ok?: boolean; readonly error?: AppError } | null;
    return failed !== null && typeof failed === 'object' && failed.ok === false
      ? [failed.error?.code ?? null]
      : [];
  });

test('one study, and two: what cannot be said is an error with its reason, everything else is there', () => {
  const one = run({ further: furtherBlocks }, trials.slice(0, 1));
  expect(codes(one.sensitivity)).toEqual([
    'too-few-studies',
    'too-few-studies',
    'too-few-studies',
    'too-few-studies',
  ]);
  const { trimFill, ...small } = one.smallStudy!;
  expect(codes({ ...small, ...trimFill, step: one.selection![0]!.fit })).toEqual(
    Array(9).fill('too-few-studies'),
  );
  expect(codes(one.structure)).toEqual(['not-estimable', 'too-few-studies']);
  expect(one.structure?.regressions.map(({ fit }) => fit.ok)).toEqual([false, false, false]);
  expect(one.permutation?.regressions.map(({ test: own }) => own.ok)).toEqual([false, false, false]);
  expect(one.multiverse?.ok === false ? one.multiverse.error.code : null).toBe('too-few-studies');

  const two = run({}, trials.slice(0, 2));
  expect(codes(two.sensitivity)).toEqual([]);
  expect(there(two.sensitivity?.leaveOneOut).map(({ k, i2 }) => [k, i2])).toEqual([
    [1, null],
    [1, null],
  ]);
  expect(two.smallStudy?.egger.ok === false ? two.smallStudy.egger.error.code : null).toBe('too-few-studies');
  expect(there(two.multiverse).cells).toHaveLength(27);
  expect(run({}, []).sensitivity?.leaveOneOut.ok).toBe(false);
});

test('shares of one group have no value of no effect to test against', () => {
  const inputs = trials.map((input): StudyInput => {
    const { data } = input;
    return {
      ...input,
      data: data.kind === '2x2' ? { kind: 'prop', events: data.events1, n: data.n1 } : data,
    };
  });
  const found = run({ measure: 'PLO', further: furtherBlocks }, inputs.slice(0, 5));
  for (const result of [found.smallStudy?.failSafe, found.smallStudy?.pCurve, found.permutation?.pooled])
    expect(result?.ok === false ? result.error.code : null).toBe('not-estimable');
  expect(there(found.sensitivity?.leaveOneOut).some(({ turns }) => turns)).toBe(false);
});

const rows = starter('bcg');
const saved = rows.analyses[0]!;
const asking = (changes: Partial<typeof rows> = {}) =>
  furtherResults({ ...rows, ...changes }, saved, ['sensitivity', 'structure']);

test('a review gives year and dose of its studies, only where a block looks at them', () => {
  const further = asking();
  const { coefficients, k } = there(further?.structure?.regressions[0]?.fit);
  expect([further?.structure?.regressions[0]?.moderators, k]).toEqual([['year'], 13]);
  const reference = load('oracle/meta/bcg-rr.json');
  const years = list(reference.studies).map((row) => Number(object(row).year));
  expect(there(further?.sensitivity?.cumulative).map(({ year }) => year)).toEqual(
    [...years].sort((a, b) => a - b),
  );
  expect(coefficients[1]?.name).toBe('year');
  // Without reports the year in the study's name is the next best.
  const named = asking({ links: [], reports: [] });
  expect(there(named?.sensitivity?.cumulative).map(({ year }) => year)).toEqual(
    [...years].sort((a, b) => a - b),
  );
  const dosed = rows.studies.map((study, i) => ({ ...study, doseMg: i, durationWeeks: null }));
  const moderators = asking({ studies: dosed })?.structure?.regressions;
  expect(moderators?.map((one) => one.moderators.join('+'))).toEqual(['dose', 'year', 'dose+year']);
  // Settings that ask for more give the same report: what is wanted is computed by those who show it.
  const asks = { ...saved, settings: { ...saved.settings, further: furtherBlocks } };
  expect(analyseResults(rows, asks)).toEqual(analyseResults(rows, saved));
});

test('a study with several results gives none to the plot, and all of them to the three-level model', () => {
  const [first] = rows.results;
  const again = { ...first!, id: `${first!.id}-2`, key: `${first!.key}-2`, timePoint: 'later' };
  const twice = { ...rows, results: [...rows.results, again] };
  expect(analyseResults(twice, saved).rows).toHaveLength(12);
  const found = furtherResults(twice, { ...saved, severalResults: 'all' }, ['structure'])?.structure;
  expect([found?.results, found?.studies]).toEqual([14, 13]);
  const { pooled, robust } = there(found?.threeLevel);
  expect(pooled.estimate).toBeCloseTo(0.49, 1);
  expect(robust.ok).toBe(true);
});

test('a saved analysis may ask for further blocks, and one saved before opens as it was', () => {
  expect(analysisSchema.parse(saved)).toEqual(saved);
  const asks = { ...saved, settings: { ...saved.settings, further: [...furtherBlocks] } };
  expect(analysisSchema.parse(asks)).toEqual(asks);
  const strange = { ...saved, settings: { ...saved.settings, further: ['horoscope'] } };
  expect(analysisSchema.safeParse(strange).success).toBe(false);
});
