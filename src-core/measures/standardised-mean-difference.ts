import { hedgesFactor } from './hedges';
import { defineMeasure, failure } from './measure';

export const standardisedMeanDifference = defineMeasure({
  id: 'SMD',
  label: 'Standardised mean difference',
  kind: 'cont',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula:
    'g = J(m)(m1 - m2)/s, m = n1+n2-2, s pooled; LS: v = 1/n1 + 1/n2 + g^2/(2(n1+n2)); UB: v = 1/n1 + 1/n2 + (1 - (m-2)/(m J^2)) g^2',
  source:
    'Hedges (1981), J Educ Stat 6:107-128; Hedges & Olkin (1985), ch. 5 (exact J, LS); Hedges (1983), Psychol Bull 93:388-395 (UB)',
  effect: ({ mean1, sd1, n1, mean2, sd2, n2 }, { variance = 'LS' }) => {
    const m = n1 + n2 - 2;
    if (!(m > 1))
      return failure('too-small', 'Fewer than four people: a standardised difference needs more.');
    const sd = Math.sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / m);
    if (!(sd > 0))
      return failure('no-spread', 'Both standard deviations are zero: nothing to standardise by.');
    const j = hedgesFactor(m);
    const g = (j * (mean1 - mean2)) / sd;
    const rest = variance === 'UB' ? (1 - (m - 2) / (m * j * j)) * g * g : (g * g) / (2 * (n1 + n2));
    return { yi: g, vi: 1 / n1 + 1 / n2 + rest };
  },
});
