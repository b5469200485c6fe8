import { defineMeasure } from './measure';

export const arcsineDifference = defineMeasure({
  id: 'AS',
  label: 'Arcsine difference',
  kind: '2x2',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'none',
  antisymmetric: true,
  formula: 'y = asin(sqrt(p1)) - asin(sqrt(p2)); v = 1/(4 n1) + 1/(4 n2)',
  source: 'Ruecker et al. (2009), Stat Med 28:721-738',
  effect: ({ events1, n1, events2, n2 }) => ({
    yi: Math.asin(Math.sqrt(events1 / n1)) - Math.asin(Math.sqrt(events2 / n2)),
    vi: 1 / (4 * n1) + 1 / (4 * n2),
  }),
});
