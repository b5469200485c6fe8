import { hedgesFactor } from './hedges';
import { defineMeasure, failure } from './measure';

export const standardisedMeanDifferenceUnequal = defineMeasure({
  id: 'SMDH',
  label: 'Standardised mean difference, unequal variances',
  kind: 'cont',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula:
    'g = J(n1+n2-2)(m1 - m2)/s, s^2 = (s1^2+s2^2)/2; v = J^2 [g^2 (s1^4/(n1-1) + s2^4/(n2-1))/(8 s^4) + (s1^2/(n1-1) + s2^2/(n2-1))/s^2]',
  source: 'Bonett (2009), Psychol Methods 14:225-238; the variance with J^2, as in metafor 3.8-1',
  effect: ({ mean1, sd1, n1, mean2, sd2, n2 }) => {
    const [v1, v2] = [sd1 * sd1, sd2 * sd2];
    const s2 = (v1 + v2) / 2;
    const j = hedgesFactor(n1 + n2 - 2);
    if (!(n1 > 1 && n2 > 1)) return failure('too-small', 'An arm of one person has no standard deviation.');
    if (!(s2 > 0))
      return failure('no-spread', 'Both standard deviations are zero: nothing to standardise by.');
    const g = (j * (mean1 - mean2)) / Math.sqrt(s2);
    const shape = (g * g * ((v1 * v1) / (n1 - 1) + (v2 * v2) / (n2 - 1))) / (8 * s2 * s2);
    return { yi: g, vi: j * j * (shape + (v1 / (n1 - 1) + v2 / (n2 - 1)) / s2) };
  },
});
