import { defineMeasure } from './measure';

export const doubleArcsineProportion = defineMeasure({
  id: 'PFT',
  label: 'Proportion (double arcsine)',
  kind: 'prop',
  scale: 'natural',
  transformation: 'ipft.hm',
  nullValue: null,
  correction: 'none',
  antisymmetric: false,
  formula:
    'y = (asin(sqrt(x/(n+1))) + asin(sqrt((x+1)/(n+1))))/2; v = 1/(4n+2); back with the harmonic mean of n',
  source: 'Freeman & Tukey (1950), Ann Math Stat 21:607-611; Miller (1978), Am Stat 32:138',
  effect: ({ events, n }) => ({
    yi: (Math.asin(Math.sqrt(events / (n + 1))) + Math.asin(Math.sqrt((events + 1) / (n + 1)))) / 2,
    vi: 1 / (4 * n + 2),
  }),
});
