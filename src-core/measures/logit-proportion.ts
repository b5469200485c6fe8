import { defineMeasure, failure } from './measure';

export const logitProportion = defineMeasure({
  id: 'PLO',
  label: 'Proportion (logit)',
  kind: 'prop',
  scale: 'natural',
  transformation: 'ilogit',
  nullValue: null,
  correction: 'counts',
  antisymmetric: false,
  formula: 'y = ln(x/(n-x)); v = 1/x + 1/(n-x)',
  source: 'Stijnen, Hamza & Oezdemir (2010), Stat Med 29:3046-3067',
  effect: ({ events, n }) =>
    events === 0 || events === n
      ? failure('zero-events', 'Nobody or everybody had the event and no continuity correction: no logit.')
      : { yi: Math.log(events / (n - events)), vi: 1 / events + 1 / (n - events) },
});
