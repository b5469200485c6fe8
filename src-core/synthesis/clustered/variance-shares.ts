import { type QTest, qTest } from '../heterogeneity';
import type { ClusteredModel } from './marginal';

export interface VarianceShares {
  readonly residual: QTest | null;
  /** The sampling variance of a typical result. */
  readonly typical: number;
  /** Percent of the variance that is no sampling variance: whole, between clusters, between the rows of a cluster. */
  readonly i2: number;
  readonly shares: readonly [number, number];
}

/** I2 by level. Cheung (2014), Psychol Methods 19:211-229, eqs. 13-15, with the typical variance of Higgins & Thompson (2002). */
export const varianceShares = (
  model: ClusteredModel,
  [between, within]: readonly [number, number],
): VarianceShares => {
  const residual = qTest({ yi: model.yi, vi: model.vi, basis: model.space.basis, p: model.columns.length });
  const typical = residual?.typicalVariance ?? Number.NaN;
  const total = between + within + typical;
  return {
    residual,
    typical,
    i2: (100 * (between + within)) / total,
    shares: [(100 * between) / total, (100 * within) / total],
  };
};
