import { defineMeasure } from './measure';

export const mean = defineMeasure({
  id: 'MN',
  label: 'Mean',
  kind: 'mn',
  scale: 'natural',
  transformation: 'none',
  nullValue: null,
  correction: 'none',
  antisymmetric: false,
  formula: 'y = m; v = s^2/n',
  source: 'Standard error of a mean',
  effect: ({ mean: average, sd, n }) => ({ yi: average, vi: (sd * sd) / n }),
});
