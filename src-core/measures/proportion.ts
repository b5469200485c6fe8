import { defineMeasure } from './measure';

export const proportion = defineMeasure({
  id: 'PR',
  label: 'Proportion',
  kind: 'prop',
  scale: 'natural',
  transformation: 'none',
  nullValue: null,
  correction: 'counts',
  antisymmetric: false,
  formula: 'y = x/n; v = p(1-p)/n',
  source: 'Cochrane Handbook 10.4; binomial variance',
  effect: ({ events, n }) => {
    const p = events / n;
    return { yi: p, vi: (p * (1 - p)) / n };
  },
});
