import { expect, test } from 'vitest';
import { bayesReport, defaultPrior } from '#core/synthesis/bayes/bayes-report';
import { priorChoices, tauPrior } from '#core/synthesis/bayes/priors';
import type { AnalysisSettings, RawData } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { list, load, object } from '../../reference/load';

const settings: AnalysisSettings = {
  measure: 'GEN',
  model: 'random',
  commonMethod: 'iv',
  tau2: 'REML',
  test: 'knha',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
  genericScale: 'log',
};

const reportOf = (data: readonly RawData[], more: Partial<AnalysisSettings> = {}) =>
  runAnalysis(
    { ...settings, ...more },
    data.map((one, i) => ({ id: `r${i}`, studyId: `s${i}`, label: `Study ${i}`, data: one, verified: true })),
    [],
  );

const three = load('oracle/advanced/constructed-k3.json');
const report = reportOf(
  list(three.studies).map((row) => {
    const { yi, vi } = object(row);
    return { kind: 'gen', yi: Number(yi), sei: Math.sqrt(Number(vi)) };
  }),
);

test.each([
  'halfnormal-0.5',
  'halfnormal-1',
  'halfcauchy-0.5',
])('%s: the reference, on the printed scale', (prior) => {
  const expected = object(object(object(three.results).bayes)[prior]);
  const found = bayesReport(report, { prior, better: 'lower' });
  if (!found.ok) throw new Error(found.error.text);
  const { mu, tau, next, benefit, studies } = found.value;
  const { mu: m, tau: t, predict: p } = expected;
  const [muR, tauR, nextR] = [object(m), object(t), object(p)];
  expect(Math.log(mu.median)).toBeCloseTo(Number(muR.median), 9);
  expect(Math.log(mu.low)).toBeCloseTo(Number(muR['ci.lb']), 9);
  expect(tau.high).toBeCloseTo(Number(tauR['ci.ub']), 9);
  expect(Math.log(next.high)).toBeCloseTo(Number(nextR['ci.ub']), 8);
  expect(benefit).toBeCloseTo(Number(muR['p.neg']), 9);
  expect(studies.map(({ label }) => label)).toEqual(report.rows.map(({ label }) => label));
  for (const { median, low, high } of studies) {
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
  }
});

/** P(mu < threshold) by Simpson's rule over tau, independent of the engine's nodes. */
const below = (threshold: number, scale: number): number => {
  const yi = report.rows.map((row) => row.yi);
  const vi = report.rows.map(({ sei }) => sei * sei);
  const erf = (x: number): number => {
    // Series and its complement by direct integration: slow and plain.
    const n = 2000;
    let total = 0;
    for (let i = 0; i <= n; i++) {
      const t = (x * i) / n;
      total += (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-t * t);
    }
    return ((2 / Math.sqrt(Math.PI)) * total * x) / (3 * n);
  };
  const at = (tau: number): readonly [number, number] => {
    const w = vi.map((v) => 1 / (v + tau * tau));
    const sumW = w.reduce((a, b) => a + b, 0);
    const mean = w.reduce((sum, one, i) => sum + one * yi[i]!, 0) / sumW;
    const q = w.reduce((sum, one, i) => sum + one * (yi[i]! - mean) ** 2, 0);
    const density =
      (Math.exp(-0.5 * (tau / scale) ** 2 - 0.5 * q) * w.reduce((p, one) => p * Math.sqrt(one), 1)) /
      Math.sqrt(sumW);
    return [density, 0.5 * (1 + erf(((threshold - mean) * Math.sqrt(sumW)) / Math.SQRT2))];
  };
  const n = 2000;
  let [mass, part] = [0, 0];
  for (let i = 0; i <= n; i++) {
    const [density, p] = at((6 * scale * i) / n);
    const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
    mass += weight * density;
    part += weight * density * p;
  }
  return part / mass;
};

test('the probability of an important effect, on the side that is good', () => {
  const question = { prior: 'halfnormal-0.5', important: 0.8, better: 'lower' } as const;
  const lower = bayesReport(report, question);
  const same = bayesReport(report, { ...question, important: 1.25 });
  const higher = bayesReport(report, { ...question, better: 'higher' });
  if (!lower.ok || !same.ok || !higher.ok) throw new Error('not estimated');
  expect(lower.value.important?.difference).toBeCloseTo(0.8, 12);
  expect(lower.value.important?.p).toBeCloseTo(below(Math.log(0.8), 0.5), 7);
  expect(same.value.important?.p).toBeCloseTo(lower.value.important?.p ?? Number.NaN, 12);
  expect(higher.value.important?.difference).toBeCloseTo(1.25, 12);
  expect(higher.value.important?.p).toBeCloseTo(1 - below(-Math.log(0.8), 0.5), 7);
  const open = bayesReport(report, { ...question, better: null });
  expect(open.ok && [open.value.benefit, open.value.important]).toEqual([null, null]);
});

test('a prior by default only where its scale is known', () => {
  expect(defaultPrior(report)?.id).toBe('halfnormal-0.5');
  const cont = (mean1: number): RawData => ({
    kind: 'cont',
    mean1,
    sd1: 10,
    n1: 50,
    mean2: 5,
    sd2: 10,
    n2: 50,
  });
  // Unit-information SD of a mean difference with SD 10 and equal arms: 20.
  expect(defaultPrior(reportOf([cont(5), cont(7)], { measure: 'MD' }))?.id).toBe('halfnormal-5');
  const natural = reportOf(
    [
      { kind: 'gen', yi: 1, sei: 1 },
      { kind: 'gen', yi: 2, sei: 1 },
    ],
    { genericScale: 'natural' },
  );
  const found = bayesReport(natural, { better: 'lower' });
  expect(found.ok ? '' : found.error.text).toContain('Choose a prior');
});

test('what has no answer is an error', () => {
  const one = bayesReport(reportOf([{ kind: 'gen', yi: 1, sei: 1 }]), { better: null });
  expect(one.ok ? '' : one.error.code).toBe('too-few-studies');
  const unknown = bayesReport(report, { prior: 'jeffreys', better: null });
  expect(unknown.ok ? '' : unknown.error.code).toBe('unknown-id');
});

test('every prior to choose has a scale in its name and a source', () => {
  for (const { id } of priorChoices) {
    const prior = tauPrior(id);
    expect(
      prior.ok && [prior.value.id, /\d/.test(prior.value.label), /\(\d{4}\)/.test(prior.value.source)],
    ).toEqual([id, true, true]);
  }
});
