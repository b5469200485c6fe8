import { defineMeasure, failure } from './measure';

export const rateRatio = defineMeasure({
  id: 'IRR',
  label: 'Incidence rate ratio',
  kind: 'rate2',
  scale: 'log',
  transformation: 'exp',
  nullValue: 1,
  correction: 'counts',
  antisymmetric: true,
  formula: 'y = ln((x1/t1)/(x2/t2)); v = 1/x1 + 1/x2',
  source: 'Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 14; Cochrane Handbook 6.7.1',
  effect: ({ events1, time1, events2, time2 }) =>
    events1 === 0 || events2 === 0
      ? failure('zero-events', 'No events in an arm and no continuity correction: the ratio is not defined.')
      : { yi: Math.log(events1 / time1) - Math.log(events2 / time2), vi: 1 / events1 + 1 / events2 },
});
