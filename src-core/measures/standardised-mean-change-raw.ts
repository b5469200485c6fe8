import { hedgesFactor } from './hedges';
import { defineMeasure, failure } from './measure';

export const standardisedMeanChangeRaw = defineMeasure({
  id: 'SMCR',
  label: 'Standardised mean change (raw score)',
  kind: 'paired',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: false,
  formula: 'g = J(n-1)(m1 - m2)/s1; v = 2(1-r)/n + g^2/(2n)',
  source: 'Becker (1988), Br J Math Stat Psychol 41:257-278',
  effect: ({ mean1, sd1, mean2, n, r }) => {
    if (!(n > 2)) return failure('too-small', 'Fewer than three pairs: a standardised change needs more.');
    if (!(sd1 > 0))
      return failure('no-spread', 'The first standard deviation is zero: nothing to standardise by.');
    const g = (hedgesFactor(n - 1) * (mean1 - mean2)) / sd1;
    return { yi: g, vi: (2 * (1 - r)) / n + (g * g) / (2 * n) };
  },
});
