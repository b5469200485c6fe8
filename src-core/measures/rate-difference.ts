import { defineMeasure } from './measure';

export const rateDifference = defineMeasure({
  id: 'IRD',
  label: 'Incidence rate difference',
  kind: 'rate2',
  scale: 'natural',
  transformation: 'none',
  nullValue: 0,
  correction: 'counts',
  antisymmetric: true,
  formula: 'y = x1/t1 - x2/t2; v = x1/t1^2 + x2/t2^2',
  source: 'Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 14',
  effect: ({ events1, time1, events2, time2 }) => ({
    yi: events1 / time1 - events2 / time2,
    vi: events1 / (time1 * time1) + events2 / (time2 * time2),
  }),
});
