import { expect, test } from 'vitest';
import { emptyArm, emptyEffect } from '#core/model/empty-result';
import type { Outcome } from '#core/model/review';
import type { Effect, ResultArm, Study, StudyResult } from '#core/model/study';
import { type ProjectRows, type SelectionSpec, selectResults } from '#core/synthesis/select-results';
import { starter } from '../starters/load';

const outcome: Outcome = {
  id: 'o',
  order: 1,
  name: 'Outcome',
  domain: '',
  scale: '',
  type: 'continuous',
  better: 'lower',
};

const template = starter('bcg');
const study = (id: string, more: Partial<Study> = {}): Study => ({
  ...template.studies[0]!,
  id,
  label: id.toUpperCase(),
  conditions: ['c'],
  design: 'rct-parallel',
  populations: [],
  ...more,
});

const arm = (role: ResultArm['role'], more: Partial<ResultArm> = {}): ResultArm =>
  emptyArm({ label: role, role, ...more });
const effect = (more: Partial<Effect> = {}): Effect => ({
  ...emptyEffect,
  label: 'mean difference',
  ...more,
});

const result = (studyId: string, more: Partial<StudyResult> = {}): StudyResult => ({
  ...template.results[0]!,
  id: `${more.key ?? studyId}~${more.by ?? 'ann'}`,
  key: studyId,
  studyId,
  by: 'ann',
  populationId: null,
  comparisonId: 'v',
  outcomeId: 'o',
  type: 'continuous',
  basis: 'not-stated',
  better: 'lower',
  arms: [],
  effect: null,
  ...more,
});

const means = [
  arm('intervention', { mean: 3, sd: 2, n: 20 }),
  arm('comparator', { mean: 4, sd: 2.5, n: 22 }),
];
const counts = [arm('intervention', { events: 3, n: 20 }), arm('comparator', { events: 6, n: 22 })];

const spec = (more: Partial<SelectionSpec> = {}): SelectionSpec => ({
  conditionId: 'c',
  comparisonId: 'v',
  outcomeId: 'o',
  measure: 'MD',
  ...more,
});
const rows = (studies: readonly Study[], results: readonly StudyResult[]): ProjectRows => ({
  studies,
  results,
  outcomes: [outcome],
});
const one = (more: Partial<StudyResult>, measure = 'MD', ofStudy: Partial<Study> = {}) =>
  selectResults(rows([study('s', ofStudy)], [result('s', more)]), spec({ measure }));
const reasons = (...args: Parameters<typeof one>) => one(...args).leftOut.map(({ reason }) => reason);

test('counts of two arms become a two-by-two table, intervention first whatever the order of arms', () => {
  for (const arms of [counts, [...counts].reverse()]) {
    const selected = one({ arms, type: 'dichotomous' }, 'RR');
    expect(selected.inputs).toEqual([
      {
        id: 's~ann',
        studyId: 's',
        label: 'S',
        data: { kind: '2x2', events1: 3, n1: 20, events2: 6, n2: 22 },
        verified: true,
      },
    ]);
    expect(selected.settings).toEqual({ measure: 'RR' });
  }
});

test('means with SDs stay means; with a printed difference among them all become differences with standard errors', () => {
  const data = { kind: 'cont', mean1: 3, sd1: 2, n1: 20, mean2: 4, sd2: 2.5, n2: 22 };
  expect(one({ arms: means }).inputs.map((i) => i.data)).toEqual([data]);
  const printed = result('t', { effect: effect({ estimate: -0.34, ciLow: -0.95, ciHigh: 0.27 }) });
  const mixed = selectResults(
    rows([study('s'), study('t')], [result('s', { arms: means }), printed]),
    spec(),
  );
  expect(mixed.settings).toEqual({
    measure: 'GEN',
    genericScale: 'natural',
    genericLabel: 'Mean difference',
  });
  const [first, second] = mixed.inputs.map((i) => i.data);
  if (first?.kind !== 'gen' || second?.kind !== 'gen') throw new Error('not effects');
  expect(first.yi).toBe(-1);
  expect(first.sei).toBeCloseTo(Math.sqrt(4 / 20 + 6.25 / 22), 12);
  expect(second.yi).toBe(-0.34);
  // Width 1.22 over 2 x 1.959964.
  expect(second.sei).toBeCloseTo(0.3112302, 6);
});

test('an interval of another level gives the standard error of that level', () => {
  const ninety = one({ effect: effect({ estimate: 0.5, ciLow: 0, ciHigh: 1, level: 90 }) });
  const [data] = ninety.inputs.map((i) => i.data);
  if (data?.kind !== 'gen') throw new Error('not an effect');
  // qnorm(0.95) = 1.644853626951473
  expect(data.sei).toBeCloseTo(1 / (2 * 1.644853626951473), 12);
});

test('a printed standard error goes before the interval; ratios are pooled as logarithms', () => {
  const withSe = one({ effect: effect({ estimate: 2, se: 0.5, ciLow: 0, ciHigh: 4 }) });
  expect(withSe.inputs.map((i) => i.data)).toEqual([{ kind: 'gen', yi: 2, sei: 0.5 }]);
  const hazard = one({ effect: effect({ measure: 'HR', estimate: 0.5, ciLow: 0.25, ciHigh: 1 }) }, 'GEN');
  expect(hazard.settings).toEqual({ measure: 'GEN', genericScale: 'log', genericLabel: 'Hazard ratio' });
  const [data] = hazard.inputs.map((i) => i.data);
  if (data?.kind !== 'gen') throw new Error('not an effect');
  expect(data.yi).toBeCloseTo(Math.log(0.5), 12);
  expect(data.sei).toBeCloseTo(Math.log(4) / (2 * 1.959963984540054), 12);
});

test('effects of different measures are not mixed: the most common is pooled, the others say why not', () => {
  const hr = { effect: effect({ measure: 'HR', label: 'HR', estimate: 2, se: 0.3 }) };
  const or = { effect: effect({ measure: 'OR', label: 'OR', estimate: 3, se: 0.3 }) };
  const mixed = selectResults(
    rows([study('s'), study('t'), study('u')], [result('s', or), result('t', hr), result('u', hr)]),
    spec({ measure: 'GEN' }),
  );
  expect(mixed.inputs.map((i) => i.studyId)).toEqual(['t', 'u']);
  expect(mixed.leftOut).toMatchObject([
    {
      studyId: 's',
      reason: 'other-measure',
      text: 'Another measure (Odds ratio) than the one pooled here (Hazard ratio).',
    },
  ]);
});

test('what cannot be used says why', () => {
  const two = (more: Partial<ResultArm>) => [arm('intervention', more), arm('comparator', more)];
  expect(reasons({ arms: two({ percent: 40, n: 20 }) }, 'RR')).toEqual(['percent-only']);
  expect(reasons({ arms: two({ n: 20 }) }, 'RR')).toEqual(['no-counts']);
  expect(reasons({ arms: two({ events: 2 }) }, 'RR')).toEqual(['no-denominator']);
  expect(reasons({ arms: counts.slice(0, 1) }, 'RR')).toEqual(['single-arm']);
  expect(reasons({ arms: [...counts, arm('comparator', { events: 1, n: 5 })] }, 'RR')).toEqual([
    'several-arms',
  ]);
  expect(reasons({ arms: [] }, 'RR')).toEqual(['no-numbers']);
  expect(reasons({ arms: two({ mean: 1, spreadReported: 2, n: 9 }) })).toEqual(['no-spread']);
  expect(reasons({ arms: two({ mean: 1, n: 9 }) })).toEqual(['no-spread']);
  expect(reasons({ arms: two({ mean: 1, sd: 2 }) })).toEqual(['no-denominator']);
  expect(reasons({ arms: two({ n: 9 }) })).toEqual(['no-numbers']);
  expect(reasons({ arms: means, basis: 'within-arm' })).toEqual(['within-arm']);
  expect(reasons({ arms: means, better: 'higher' })).toEqual(['direction']);
  expect(reasons({ effect: effect({ estimate: 1 }) }, 'GEN')).toEqual(['no-spread']);
  expect(reasons({ effect: effect({ measure: 'other', estimate: 1, se: 1 }) }, 'GEN')).toEqual([
    'other-measure',
  ]);
  expect(reasons({ effect: effect({ estimate: 5, ciLow: 0, ciHigh: 4 }) }, 'GEN')).toEqual([
    'impossible-data',
  ]);
  expect(reasons({ effect: effect({ measure: 'OR', estimate: 1, ciLow: -1, ciHigh: 4 }) }, 'GEN')).toEqual([
    'impossible-data',
  ]);
  expect(reasons({ arms: means, comparisonId: null })).toEqual(['no-comparison']);
  expect(reasons({ arms: means }, 'MD', { design: 'cohort' })).toEqual(['design']);
  expect(reasons({ arms: counts }, 'RR', { design: 'rct-cluster' })).toEqual(['cluster-unadjusted']);
  expect(reasons({ arms: counts }, 'IRR')).toEqual(['wrong-data']);
  expect(reasons({ arms: counts }, 'nonsense')).toEqual(['unknown-measure']);
});

test('crossover data are never taken for independent groups, whatever the row says', () => {
  const crossover = { design: 'rct-crossover' } as const;
  expect(reasons({ arms: means }, 'MD', crossover)).toEqual(['paired-no-se']);
  expect(reasons({ arms: counts, type: 'dichotomous' }, 'RR', crossover)).toEqual(['paired-no-se']);
  expect(reasons({ arms: means, basis: 'paired' })).toEqual(['paired-no-se']);
  expect(reasons({ arms: means, type: 'paired' })).toEqual(['paired-no-se']);
  expect(one({ arms: means, basis: 'first-period' }, 'MD', crossover).inputs).toHaveLength(1);
  const paired = one(
    { arms: means, basis: 'paired', effect: effect({ estimate: -1, ciLow: -2, ciHigh: 0 }) },
    'MD',
    crossover,
  );
  expect(paired.inputs).toMatchObject([{ label: 'S (paired)', data: { kind: 'gen', yi: -1 } }]);
});

test('the consensus stands, then the only reading, then readings that agree; otherwise none', () => {
  const ann = result('s', { arms: means });
  const bob = result('s', { by: 'bob', arms: [means[0]!, arm('comparator', { mean: 9, sd: 1, n: 22 })] });
  const consensus = { ...bob, id: 's~consensus', by: 'consensus' };
  const used = (...readings: StudyResult[]) => selectResults(rows([study('s')], readings), spec());
  expect(used(bob, consensus, ann).inputs.map((i) => i.id)).toEqual(['s~consensus']);
  expect(used(bob, ann)).toMatchObject({
    inputs: [],
    leftOut: [{ id: 's~ann', reason: 'extractions-differ' }],
  });
  const same = { ...ann, id: 's~bob', by: 'bob', caveat: 'read it twice' };
  expect(used(same, ann).inputs.map((i) => i.id)).toEqual(['s~ann']);
});

test('a printed effect says how many people it rests on: its groups, else the study; the same people once', () => {
  const printed = { effect: effect({ estimate: -1, se: 0.5 }) };
  const people = (arms: readonly ResultArm[], more: Partial<StudyResult> = {}) =>
    one({ ...printed, arms: [...arms], ...more }, 'MD', { nAnalysed: 40 }).inputs.map(
      (input) => input.people,
    );
  expect(people([arm('intervention', { n: 20 }), arm('comparator', { n: 22 })])).toEqual([42]);
  expect(people([arm('intervention', { n: 20 }), arm('comparator')])).toEqual([40]);
  expect(people([])).toEqual([40]);
  const both = [arm('intervention', { n: 20 }), arm('comparator', { n: 20 })];
  expect(people(both, { basis: 'paired' })).toEqual([20]);
});

test('a study of which screening excluded every report is left out with that reason, whatever its numbers', () => {
  const both = rows([study('s'), study('t')], [result('s', { arms: means }), result('t', { arms: means })]);
  expect(selectResults(both, spec()).inputs.map(({ studyId }) => studyId)).toEqual(['s', 't']);
  const without = selectResults({ ...both, excludedStudies: new Set(['t']) }, spec());
  expect(without.inputs.map(({ studyId }) => studyId)).toEqual(['s']);
  expect(without.leftOut).toMatchObject([
    { studyId: 't', reason: 'excluded', text: 'Every report of this study was excluded at screening.' },
  ]);
});

test('of several usable results the one by intention to treat is used; without one, none', () => {
  const itt = result('s', { key: 'k1', basis: 'intention-to-treat', arms: means });
  const pp = result('s', { key: 'k2', basis: 'per-protocol', arms: means, timePoint: 'week 6' });
  const unusable = result('s', { key: 'k3' });
  const chosen = selectResults(rows([study('s')], [pp, itt, unusable]), spec());
  expect(chosen.inputs.map((i) => i.id)).toEqual(['k1~ann']);
  expect(chosen.leftOut.map((l) => [l.id, l.reason])).toEqual([
    ['k2~ann', 'another-result'],
    ['k3~ann', 'no-numbers'],
  ]);
  const neither = selectResults(rows([study('s')], [pp, { ...pp, id: 'k4~ann', key: 'k4' }]), spec());
  expect(neither.inputs).toEqual([]);
  expect(neither.leftOut.map(({ reason }) => reason)).toEqual(['several-results', 'several-results']);
});

test("a result belongs to the condition of its population, else to its study's conditions", () => {
  const populations = [{ id: 'p', conditionId: 'd', description: '', n: null }];
  const ofPopulation = [result('s', { populationId: 'p', arms: means })];
  const inCondition = (conditionId: string) =>
    selectResults(rows([study('s', { populations })], ofPopulation), spec({ conditionId })).inputs.length;
  expect([inCondition('c'), inCondition('d')]).toEqual([0, 1]);
});

test('another comparison or outcome is not looked at; comparison null takes any', () => {
  const other = rows([study('s')], [result('s', { comparisonId: 'w', arms: means })]);
  expect(selectResults(other, spec())).toMatchObject({ inputs: [], leftOut: [] });
  expect(selectResults(other, spec({ comparisonId: null })).inputs).toHaveLength(1);
  expect(selectResults(other, spec({ comparisonId: null, outcomeId: 'x' }))).toMatchObject({
    inputs: [],
    leftOut: [],
  });
});

test('no result is used twice or lost: every one in scope is an input or left out', () => {
  for (const name of ['ldn', 'bcg'] as const) {
    const all = starter(name);
    for (const condition of all.conditions)
      for (const { id: outcomeId, type } of all.outcomes) {
        const measure = type === 'dichotomous' ? 'RR' : 'MD';
        const { inputs, leftOut } = selectResults(all, {
          conditionId: condition.id,
          comparisonId: null,
          outcomeId,
          measure,
        });
        const expected = all.results.filter((row) => {
          const owner = all.studies.find(({ id }) => id === row.studyId);
          const population = owner?.populations.find(({ id }) => id === row.populationId);
          const conditions = population?.conditionId ? [population.conditionId] : (owner?.conditions ?? []);
          return row.outcomeId === outcomeId && conditions.includes(condition.id);
        });
        const ids = [...inputs, ...leftOut].map(({ id }) => id);
        expect(ids.sort()).toEqual(expected.map(({ id }) => id).sort());
      }
  }
});

test('single-group measures take the one treated group', () => {
  const single = one({ arms: counts.slice(0, 1) }, 'PR', { design: 'rct-parallel' });
  expect(single.inputs.map((i) => i.data)).toEqual([{ kind: 'prop', events: 3, n: 20 }]);
  const mean = one({ arms: means.slice(0, 1) }, 'MN');
  expect(mean.inputs.map((i) => i.data)).toEqual([{ kind: 'mn', mean: 3, sd: 2, n: 20 }]);
});
