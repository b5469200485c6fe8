import { defineMeasure } from './measure';

export const riskDifference = defineMeasure({
  id: 'RD',
  label: 'Risk difference',
  kind: '2x2',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'counts',
  antisymmetric: true,
  formula: 'y = a/n1 - c/n2; v = p1(1-p1)/n1 + p2(1-p2)/n2',
  source: 'Cochrane Handbook 6.4.1.4; Newcombe (1998), Stat Med 17:873-890, method 1',
  effect: ({ events1, n1, events2, n2 }) => {
    const p1 = events1 / n1;
    const p2 = events2 / n2;
    return { yi: p1 - p2, vi: (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2 };
  },
});
