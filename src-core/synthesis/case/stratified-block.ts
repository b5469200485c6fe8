import type { AppError } from '../../errors';
import { applyCorrection } from '../../measures/continuity-correction';
import { measureById } from '../../measures/index';
import { dataProblem } from '../../measures/measure';
import type { Result } from '../../result';
import { chiSquareUpper } from '../../stats/chi-square';
import { inconsistencyFromQ } from '../heterogeneity';
import { mantelHaenszel, oddsWeights, type Stratified, type Table } from '../mantel-haenszel';
import { pooledRateDifference, pooledRateRatio, type RateTable } from '../mantel-haenszel-rates';
import { petoPool } from '../peto';
import { criticalValue, twoSided } from '../pool';
import type { RawData } from '../report';
import { cochranMantelHaenszel, rateTest, type TableTest, taroneTest } from '../table-tests';
import { failed, number, type Output, type OutputObject } from './output';
import type { MetaCase } from './parse-case';

/** Q of the per-table estimates around a centre: they use the usual correction and drop double-zero tables, whatever the case asks. */
const stratifiedQ = (data: readonly RawData[], measureId: string, centre: number) => {
  const measure = measureById(measureId);
  if (!measure.ok) return { q: Number.NaN, used: 0 };
  let [q, used] = [0, 0];
  const corrected = applyCorrection(data, measure.value, { add: 0.5, to: 'only0', drop00: true });
  for (const table of corrected) {
    const effect = table.dropped ? null : measure.value.compute(table.data);
    if (effect === null || !effect.ok) continue;
    used += 1;
    q += (effect.value.yi - centre) ** 2 / effect.value.vi;
  }
  return { q, used };
};

const heterogeneityFields = (q: number, used: number): OutputObject => {
  // As the reference cases count: -1 where no table has an effect of its own.
  const df = used - 1;
  const known = !Number.isNaN(q);
  const { i2, h2 } = known ? inconsistencyFromQ(q, df) : { i2: null, h2: null };
  return {
    QE: number(q),
    QEdf: df,
    QEp: !known ? null : df > 0 ? number(chiSquareUpper(q, df)) : 1,
    I2: number(i2),
    H2: number(h2),
    'k.yi': used,
  };
};

const pooledFields = ({ beta, se }: Stratified, level: number): OutputObject => {
  const half = criticalValue(level, null) * se;
  return {
    beta: number(beta),
    se: number(se),
    zval: number(beta / se),
    pval: number(twoSided(beta / se, null)),
    'ci.lb': number(beta - half),
    'ci.ub': number(beta + half),
  };
};

const transformedFields = ({ beta, se }: Stratified, level: number): OutputObject => {
  const half = criticalValue(level, null) * se;
  return {
    transf: {
      beta: number(Math.exp(beta)),
      'ci.lb': number(Math.exp(beta - half)),
      'ci.ub': number(Math.exp(beta + half)),
    },
  };
};

const nothing = (weights: readonly number[]): Stratified => ({ beta: Number.NaN, se: Number.NaN, weights });

const block = (
  one: MetaCase,
  measure: string,
  data: readonly RawData[],
  result: Result<Stratified, AppError>,
  // Shares of the tables that there are even where the ratio itself is not defined.
  shares: readonly number[] = [],
): OutputObject => {
  const stratified = result.ok ? result.value : nothing(shares);
  const weights = [...stratified.weights];
  const { q, used } = stratifiedQ(data, measure, stratified.beta);
  const ratio = measure !== 'RD' && measure !== 'IRD';
  return {
    measure,
    ...(result.ok ? {} : failed(result.error)),
    k: data.length,
    ...pooledFields(stratified, one.level),
    ...heterogeneityFields(q, used),
    ...(ratio ? transformedFields(stratified, one.level) : {}),
    weights: one.studies.map((study) =>
      dataProblem(study.data) === null ? number(weights.shift() ?? null) : null,
    ),
  };
};

const usableData = ({ studies }: MetaCase): readonly RawData[] =>
  studies.map(({ data }) => data).filter((data) => dataProblem(data) === null);

/** Mantel-Haenszel for all measures that the counts allow; null for other data. */
export const mantelHaenszelBlock = (one: MetaCase): Output => {
  const data = usableData(one);
  const rates = data.filter((row): row is RateTable & { kind: 'rate2' } => row.kind === 'rate2');
  if (one.measure.kind === 'rate2')
    return {
      IRR: { ...block(one, 'IRR', data, pooledRateRatio(rates)), ...associationFields(rateTest(rates)) },
      IRD: block(one, 'IRD', data, pooledRateDifference(rates)),
    };
  if (one.measure.kind !== '2x2') return null;
  const tables = tablesOf(data);
  const odds = mantelHaenszel(tables, 'OR');
  const tarone = odds.ok ? taroneTest(tables, odds.value.beta) : null;
  return {
    OR: {
      ...block(one, 'OR', data, odds, oddsWeights(tables)),
      ...associationFields(cochranMantelHaenszel(tables)),
      Tarone: number(tarone?.statistic ?? null),
      Taronep: number(tarone?.p ?? null),
    },
    RR: block(one, 'RR', data, mantelHaenszel(tables, 'RR')),
    RD: block(one, 'RD', data, mantelHaenszel(tables, 'RD')),
  };
};

const associationFields = (test: TableTest | null): OutputObject => ({
  CMH: number(test?.statistic ?? null),
  CMHp: number(test?.p ?? null),
});

const tablesOf = (data: readonly RawData[]): readonly Table[] =>
  data.filter((row): row is Table & { kind: '2x2' } => row.kind === '2x2');

/** Peto's odds ratio; null for data other than 2x2 tables. */
export const petoBlock = (one: MetaCase): Output => {
  if (one.measure.kind !== '2x2') return null;
  const data = usableData(one);
  const result = petoPool(tablesOf(data));
  if (!result.ok) return { measure: 'PETO', ...failed(result.error) };
  const { q, informative } = result.value;
  return { ...block(one, 'PETO', data, result), ...heterogeneityFields(q, informative) };
};
