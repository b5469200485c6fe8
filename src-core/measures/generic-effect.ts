import { defineMeasure } from './measure';

export const genericEffect = defineMeasure({
  id: 'GEN',
  label: 'Effect estimate',
  kind: 'gen',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula: 'y as given (logarithm for a ratio); v = SE^2',
  source: 'Cochrane Handbook 10.3 (generic inverse-variance method)',
  effect: ({ yi, sei }) => ({ yi, vi: sei * sei }),
});
