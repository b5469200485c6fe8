import { expect, test } from 'vitest';
import type { AnalysisSettings, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { list, load, object } from '../../../reference/load';
import {
  bcg,
  estimate,
  estimateFields,
  generic,
  inputsOf,
  numberIn,
  only,
  pick,
  run,
  same,
  settings,
  there,
  trials,
} from './reference-inputs';

const fits = [
  ['REML', {}],
  ['DL', { tau2: 'DL' }],
  ['EE', { model: 'common' }],
  ['REML-knha', { test: 'knha' }],
] as const satisfies readonly (readonly [string, Partial<AnalysisSettings>])[];

test('nothing further is computed unless it is asked for', () => {
  expect(runAnalysis({ ...settings, further: undefined }, trials, []).further).toBeNull();
  expect(runAnalysis({ ...settings, further: [] }, trials, []).further).toBeNull();
  const { sensitivity, ...others } = only('sensitivity');
  expect(sensitivity).not.toBeNull();
  expect(Object.values(others)).toEqual([null, null, null, null, null]);
  expect(Object.entries(run()).filter(([, block]) => block === null)).toEqual([['permutation', null]]);
});

test('what is asked for changes nothing else in the report', () => {
  const { further: _, settings: __, inputHash: ___, ...rest } = runAnalysis(settings, trials, []);
  const plain = runAnalysis({ ...settings, further: undefined }, trials, []);
  expect(plain).toMatchObject(rest);
});

test.each(fits)('%s: leave-one-out, cumulative, influence and Baujat are those of R', (key, changes) => {
  const expected = object(object(bcg.sensitivity)[key]);
  const found = only('sensitivity', changes).sensitivity!;
  const rows = there(found.leaveOneOut);
  expect(rows.map(({ label }) => label)).toEqual(list(expected.leave1out).map((row) => object(row).omitted));
  same(rows.map(estimate), pick(expected.leave1out, estimateFields));
  if (key !== 'EE')
    same(
      rows.map(({ tau2, i2 }) => ({ tau2, I2: i2 })),
      pick(expected.leave1out, ['tau2', 'I2']),
    );
  const steps = there(found.cumulative);
  expect(steps.map(({ label }) => label)).toEqual(list(expected.cumul).map((row) => object(row).added));
  same(
    steps.map((row) => ({ ...estimate(row), k: row.k, year: row.year })),
    pick(expected.cumul, [...estimateFields, 'k', 'year']),
  );
  same(
    there(found.influence).map((row) => ({
      label: row.label,
      rstudent: row.rstudent,
      dffits: row.dffits,
      'cook.d': row.cookD,
      'cov.r': row.covRatio,
      hat: row.hat,
      weight: row.weight,
      dfbetas: row.dfbetas,
      inf: row.flagged,
    })),
    pick(expected.influence, [
      'label',
      'rstudent',
      'dffits',
      'cook.d',
      'cov.r',
      'hat',
      'weight',
      'dfbetas',
      'inf',
    ]),
  );
  same(
    there(found.baujat).map(({ label, x, y }) => ({ label, x, y })),
    expected.baujat,
  );
});

test('Mantel-Haenszel without one study is the Mantel-Haenszel of the others; influence says why it is none', () => {
  const changes = { model: 'common', commonMethod: 'mh' } as const;
  const found = only('sensitivity', changes).sensitivity!;
  const rows = there(found.leaveOneOut);
  const fourth = runAnalysis(
    { ...settings, ...changes },
    trials.filter((_, i) => i !== 3),
    [],
  ).pooled;
  expect(rows[3]).toMatchObject({ label: trials[3]?.label, yi: fourth?.yi, sei: fourth?.sei, k: 12 });
  const whole = runAnalysis({ ...settings, ...changes, further: undefined }, trials, []).pooled;
  expect(there(found.cumulative).at(-1)).toMatchObject({ yi: whole?.yi, ciLow: whole?.ciLow, k: 13 });
  for (const result of [found.influence, found.baujat, found.galbraith])
    expect(result.ok ? null : result.error.code).toBe('not-estimable');
});

test('the radial and the two-group plot carry the rows that their points belong to', () => {
  const { galbraith, labbe } = only('sensitivity').sensitivity!;
  const radial = there(galbraith);
  expect(radial.points.map(({ label }) => label)).toEqual(trials.map(({ label }) => label));
  expect(radial.slope).toBeCloseTo(numberIn(object(object(bcg.results).REML), 'beta'), 6);
  expect(labbe?.map(({ id, point }) => [id, point?.intervention])[0]).toEqual([trials[0]?.id, 4 / 123]);
  expect(
    only('sensitivity', generic, inputsOf(load('oracle/advanced/berkey-k5.json'))).sensitivity?.labbe,
  ).toBeNull();
});

test('a study whose absence moves the interval across no effect is marked', () => {
  const study = (id: string, yi: number, sei: number): StudyInput => ({
    id,
    studyId: id,
    label: id,
    data: { kind: 'gen', yi, sei },
    verified: true,
  });
  const inputs = [study('a', 1, 0.3), study('b', 0.2, 0.3), study('c', 0.2, 0.3)];
  const rows = there(only('sensitivity', { ...generic, model: 'common' }, inputs).sensitivity?.leaveOneOut);
  expect(rows.map(({ label, turns }) => [label, turns])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ]);
});

test('tests for small-study effects are those of R', () => {
  const expected = object(bcg.smallStudy);
  const found = only('small-study').smallStudy!;
  const asymmetry = ({
    slope,
    limit,
    df,
  }: ReturnType<typeof there<(typeof found.egger & { ok: true })['value']>>) => ({
    bias: slope.beta,
    'bias.se': slope.se,
    [df === null ? 'zval' : 'tval']: slope.statistic,
    df,
    pval: slope.p,
    'limit.est': limit.yi,
    'limit.ci.lb': limit.ciLow,
    'limit.ci.ub': limit.ciHigh,
  });
  const keys = Object.keys(asymmetry(there(found.egger)));
  const reference = (key: string, df: string) =>
    pick([expected[key]!], [...keys.filter((name) => !/^[zt]val$/.test(name)), df]);
  same([asymmetry(there(found.egger))], reference('egger.rma.REML', 'zval'));
  same([asymmetry(there(found.eggerLinear))], reference('egger.lm', 'tval'));
  const knha = only('small-study', { test: 'knha' }).smallStudy!;
  same([asymmetry(there(knha.egger))], reference('egger.rma.REML-knha', 'tval'));
  same({ tau: there(found.rank).tau, pval: there(found.rank).p }, expected.ranktest);
  const { peese, chosen, estimate: conditional } = there(found.petPeese);
  expect(peese.limit.yi).toBeCloseTo(numberIn(object(expected['pet_peese.rma.REML.vi']), 'limit.est'), 6);
  expect([chosen, conditional.yi]).toEqual(['peese', peese.limit.yi]);
  for (const estimator of ['L0', 'R0'] as const) {
    const { side, missing, seMissing, pMissing, pooled, filled } = there(found.trimFill[estimator]);
    same(
      {
        side,
        k0: missing,
        'se.k0': seMissing,
        'p.k0': pMissing,
        ...estimate(pooled),
        'filled.yi': filled.map(({ yi }) => yi),
      },
      Object.fromEntries(
        ['side', 'k0', 'se.k0', 'p.k0', ...estimateFields, 'filled.yi'].map((name) => [
          name,
          object(object(expected.trimfill)[`REML.${estimator}`])[name]!,
        ]),
      ),
    );
  }
  const fsn = object(expected.fsn);
  expect(there(found.failSafe)).toEqual({
    rosenthal: object(fsn.Rosenthal).fsnum,
    rosenberg: object(fsn.Rosenberg).fsnum,
    orwin: object(fsn.Orwin).fsnum,
  });
});

test('the p-curve and the selection models are those of R', () => {
  const pcurve = object(object(object(load('further-r.json').pcurve).bcg).result);
  const found = there(only('small-study').smallStudy?.pCurve);
  same([found.full.rightSkew.z, found.full.rightSkew.p], pcurve.skew);
  same([...found.shares], pcurve.shares);
  const hackshaw = load('oracle/advanced/hackshaw-selection.json');
  const expected = object(object(hackshaw.results).selection);
  const models = only('selection', generic, inputsOf(hackshaw)).selection!;
  models.forEach(({ steps, fit }, i) => {
    const { pooled, weights, test: ratio, tau2 } = there(fit);
    const { beta, delta, LRT, LRTp, tau2: tau } = object(expected[`step${i + 1}`]);
    same(
      {
        steps: [...steps],
        beta: pooled.yi,
        delta: weights.map(({ value }) => value),
        LRT: ratio.chi2,
        LRTp: ratio.p,
        tau2,
      },
      {
        steps: i === 0 ? [0.025] : [0.025, 0.5],
        beta: beta!,
        delta: delta!,
        LRT: LRT!,
        LRTp: LRTp!,
        tau2: tau!,
      },
      { relative: 1e-5, absolute: 1e-8 },
    );
  });
});
