import { differenceVariance } from './difference-variance';
import { defineMeasure } from './measure';

export const pairedMeanDifference = defineMeasure({
  id: 'MC',
  label: 'Mean change (paired)',
  kind: 'paired',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula: 'y = m1 - m2; v = (s1^2 + s2^2 - 2 r s1 s2)/n',
  source: 'Cochrane Handbook 23.2.7; Gibbons, Hedeker & Davis (1993)',
  effect: (data) => ({ yi: data.mean1 - data.mean2, vi: differenceVariance(data) / data.n }),
});
