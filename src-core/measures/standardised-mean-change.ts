import { differenceVariance } from './difference-variance';
import { hedgesFactor } from './hedges';
import { defineMeasure, failure } from './measure';

export const standardisedMeanChange = defineMeasure({
  id: 'SMCC',
  label: 'Standardised mean change (change score)',
  kind: 'paired',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula: 'g = J(n-1)(m1 - m2)/sd, sd^2 = s1^2 + s2^2 - 2 r s1 s2; v = 1/n + g^2/(2n)',
  source: 'Gibbons, Hedeker & Davis (1993), J Educ Stat 18:271-279',
  effect: (data) => {
    const sd = Math.sqrt(differenceVariance(data));
    if (!(data.n > 2))
      return failure('too-small', 'Fewer than three pairs: a standardised change needs more.');
    if (!(sd > 0)) return failure('no-spread', 'The differences do not vary: nothing to standardise by.');
    const g = (hedgesFactor(data.n - 1) * (data.mean1 - data.mean2)) / sd;
    return { yi: g, vi: 1 / data.n + (g * g) / (2 * data.n) };
  },
});
