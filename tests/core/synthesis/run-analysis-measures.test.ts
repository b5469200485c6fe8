import { expect, test } from 'vitest';
import type { AnalysisSettings, RawData, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { closedForm, differences, iterative } from '../../reference/compare';
import { type JsonObject, list, load, object } from '../../reference/load';

const settings: AnalysisSettings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

const inputsOf = (one: JsonObject, data: (row: JsonObject) => RawData): readonly StudyInput[] =>
  list(one.studies).map((row, i) => ({
    id: `r${i}`,
    studyId: `s${i}`,
    label: String(object(row).label),
    data: data(object(row)),
    verified: true,
  }));

test('double arcsine proportions go back by the harmonic mean, each study by its own size', () => {
  const one = load('oracle/meta/pritz-pft.json');
  const inputs = inputsOf(one, ({ events, n }) => ({ kind: 'prop', events: Number(events), n: Number(n) }));
  const report = runAnalysis({ ...settings, measure: 'PFT' }, inputs, []);
  const reference = object(object(object(one.results).REML).transf);
  const { estimate, low, high, prediction } = report.pooled!;
  expect(
    differences(
      { beta: estimate, 'ci.lb': low, 'ci.ub': high, 'pi.lb': prediction!.low, 'pi.ub': prediction!.high },
      reference,
      () => iterative,
    ),
  ).toEqual([]);
  const rows = report.rows.map((row) => ({
    'transf.yi': row.estimate,
    'transf.ci.lb': row.low,
    'transf.ci.ub': row.high,
  }));
  const effects = list(one.effects).map((row) => {
    const { 'transf.yi': value, 'transf.ci.lb': ciLow, 'transf.ci.ub': ciHigh } = object(row);
    return { 'transf.yi': value!, 'transf.ci.lb': ciLow!, 'transf.ci.ub': ciHigh! };
  });
  expect(differences(rows, effects, () => closedForm)).toEqual([]);
  expect(report.totals).toMatchObject({ n1: null, n2: null, participants: 326 });
});

test('rates and the Peto odds ratio are pooled by their own stratified methods', () => {
  const rates = load('oracle/meta/hart-irr.json');
  const rateInputs = inputsOf(rates, ({ events1, time1, events2, time2 }) => ({
    kind: 'rate2',
    events1: Number(events1),
    time1: Number(time1),
    events2: Number(events2),
    time2: Number(time2),
  }));
  const tables = load('oracle/meta/bcg-peto.json');
  const tableInputs = inputsOf(tables, ({ events1, n1, events2, n2 }) => ({
    kind: '2x2',
    events1: Number(events1),
    n1: Number(n1),
    events2: Number(events2),
    n2: Number(n2),
  }));
  const pooled = (measure: string, inputs: readonly StudyInput[]) =>
    runAnalysis({ ...settings, measure, model: 'common' }, inputs, []).pooled!;
  const mh = object(rates.mh);
  for (const [measure, reference] of Object.entries({ IRR: mh.IRR, IRD: mh.IRD })) {
    const { yi, sei, method } = pooled(measure, rateInputs);
    const { beta, se } = object(reference);
    expect(differences({ beta: yi, se: sei }, { beta: beta!, se: se! }, () => closedForm)).toEqual([]);
    expect(method).toBe('Mantel-Haenszel, common effect');
  }
  const { yi, sei, method } = pooled('PETO', tableInputs);
  const { beta, se } = object(tables.peto);
  expect(differences({ beta: yi, se: sei }, { beta: beta!, se: se! }, () => closedForm)).toEqual([]);
  expect(method).toBe('Peto, common effect');
});

test('means have no Mantel-Haenszel form: the common effect is by inverse variance and says so', () => {
  const inputs: readonly StudyInput[] = [1, 2].map((i) => ({
    id: `r${i}`,
    studyId: `s${i}`,
    label: `Study ${i}`,
    data: { kind: 'cont', mean1: 3 * i, sd1: 2, n1: 20, mean2: 2, sd2: 3, n2: 22 },
    verified: false,
  }));
  const report = runAnalysis({ ...settings, measure: 'MD', model: 'common' }, inputs, []);
  expect(report.pooled?.method).toBe('Inverse variance, common effect');
  expect(report.notes).toContain('2 of 2 results are not yet verified against the source.');
});
