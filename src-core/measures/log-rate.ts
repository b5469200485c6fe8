import { defineMeasure, failure } from './measure';

export const logRate = defineMeasure({
  id: 'IRLN',
  label: 'Incidence rate (log)',
  kind: 'rate1',
  scale: 'log',
  transformation: 'exp',
  nullValue: null,
  correction: 'counts',
  antisymmetric: false,
  formula: 'y = ln(x/t); v = 1/x',
  source: 'Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 14',
  effect: ({ events, time }) =>
    events === 0
      ? failure('zero-events', 'No events and no continuity correction: the logarithm is not defined.')
      : { yi: Math.log(events / time), vi: 1 / events },
});
