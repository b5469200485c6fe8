import { defineMeasure, failure } from './measure';

export const riskRatio = defineMeasure({
  id: 'RR',
  label: 'Risk ratio',
  kind: '2x2',
  scale: 'log',
  transformation: 'exp',
  nullValue: 1,
  correction: 'counts',
  antisymmetric: true,
  formula: 'y = ln(a/n1) - ln(c/n2); v = 1/a - 1/n1 + 1/c - 1/n2',
  source: 'Greenland & Robins (1985), Biometrics 41:55-68; Cochrane Handbook 6.4.1.1',
  effect: ({ events1: a, n1, events2: c, n2 }) =>
    a === 0 || c === 0
      ? failure('zero-events', 'No events in an arm and no continuity correction: the ratio is not defined.')
      : { yi: Math.log(a / n1) - Math.log(c / n2), vi: 1 / a - 1 / n1 + 1 / c - 1 / n2 },
});
