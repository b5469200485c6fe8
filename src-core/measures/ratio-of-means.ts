import { defineMeasure, failure } from './measure';

export const ratioOfMeans = defineMeasure({
  id: 'ROM',
  label: 'Ratio of means',
  kind: 'cont',
  scale: 'log',
  transformation: 'exp',
  nullValue: 1,
  correction: 'none',
  antisymmetric: true,
  formula: 'y = ln(m1/m2); v = s1^2/(n1 m1^2) + s2^2/(n2 m2^2)',
  source: 'Hedges, Gurevitch & Curtis (1999), Ecology 80:1150-1156',
  effect: ({ mean1, sd1, n1, mean2, sd2, n2 }) =>
    mean1 / mean2 > 0
      ? {
          yi: Math.log(mean1 / mean2),
          vi: (sd1 * sd1) / (n1 * mean1 * mean1) + (sd2 * sd2) / (n2 * mean2 * mean2),
        }
      : failure('opposite-signs', 'Means of opposite sign (or zero) have no ratio.'),
});
