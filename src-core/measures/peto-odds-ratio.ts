import { defineMeasure, failure } from './measure';

export const petoOddsRatio = defineMeasure({
  id: 'PETO',
  label: 'Peto odds ratio',
  kind: '2x2',
  scale: 'log',
  transformation: 'exp',
  nullValue: 1,
  correction: 'counts',
  antisymmetric: true,
  formula: 'y = (O-E)/V, v = 1/V; O = a, E = n1 m/N, V = n1 n2 m (N-m)/(N^2 (N-1)), m = a+c',
  source: 'Yusuf et al. (1985), Prog Cardiovasc Dis 27:335-371',
  effect: ({ events1: a, n1, events2: c, n2 }) => {
    const n = n1 + n2;
    const m = a + c;
    const v = (((n1 * n2) / n) * ((m * (n - m)) / n)) / (n - 1);
    if (!(v > 0))
      return failure('zero-events', 'No events, or only events, in both arms: nothing to compare.');
    return { yi: (a - (n1 * m) / n) / v, vi: 1 / v };
  },
});
