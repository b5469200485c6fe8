import { defineMeasure, failure } from './measure';

export const oddsRatio = defineMeasure({
  id: 'OR',
  label: 'Odds ratio',
  kind: '2x2',
  scale: 'log',
  transformation: 'exp',
  nullValue: 1,
  correction: 'counts',
  antisymmetric: true,
  formula: 'y = ln(ad/(bc)); v = 1/a + 1/b + 1/c + 1/d',
  source: 'Woolf (1955), Ann Hum Genet 19:251-253; Cochrane Handbook 6.4.1.2',
  effect: ({ events1: a, n1, events2: c, n2 }) => {
    const b = n1 - a;
    const d = n2 - c;
    return a === 0 || b === 0 || c === 0 || d === 0
      ? failure('zero-events', 'An empty cell and no continuity correction: the odds ratio is not defined.')
      : { yi: Math.log(a / b) - Math.log(c / d), vi: 1 / a + 1 / b + 1 / c + 1 / d };
  },
});
