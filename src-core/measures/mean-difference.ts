import { defineMeasure } from './measure';

export const meanDifference = defineMeasure({
  id: 'MD',
  label: 'Mean difference',
  kind: 'cont',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula: 'y = m1 - m2; v = s1^2/n1 + s2^2/n2',
  source: 'Cochrane Handbook 6.5.1.1; variances not pooled, as in metafor',
  effect: ({ mean1, sd1, n1, mean2, sd2, n2 }) => ({
    yi: mean1 - mean2,
    vi: (sd1 * sd1) / n1 + (sd2 * sd2) / n2,
  }),
});
