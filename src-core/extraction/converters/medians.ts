import { normalQuantile } from '../../stats/normal';
import { defineConverter, ordered, people } from './converter';

/** Expected distance of the extremes, in standard deviations on each side. */
const rangeUnits = (n: number): number => normalQuantile((n - 0.375) / (n + 0.25));

/** Beyond about 10^15 people the argument of the quantile rounds to 1, and every range would be of an SD of 0. */
const countable = (n: number): readonly [boolean, string] => [
  (n - 0.375) / (n + 0.25) < 1,
  'So many people have no expected range that can be told.',
];

/** Expected distance of the quartiles, in standard deviations on each side. */
const quartileUnits = (n: number): number => normalQuantile((0.75 * n - 0.125) / (n + 0.25));

const wan = 'Wan et al. (2014), BMC Med Res Methodol 14:135';
const luo = 'Luo et al. (2018), Stat Methods Med Res 27:1785-1805';

export const wanRange = defineConverter({
  id: 'wan-min-med-max',
  label: 'Mean and SD from median and range',
  needs: ['min', 'median', 'max', 'n'],
  formula: 'mean = (a + 2m + b)/4; SD = (b - a)/(2 z((n-0.375)/(n+0.25)))',
  source: `${wan}, scenario C1; mean: Hozo et al. (2005), BMC Med Res Methodol 5:13`,
  requires: ({ min, median, max, n }) => [people(n, 2), countable(n), ordered([min, median, max])],
  formulae: ({ min, median, max, n }) => ({
    mean: (min + 2 * median + max) / 4,
    sd: (max - min) / (2 * rangeUnits(n)),
  }),
});

export const wanFive = defineConverter({
  id: 'wan-five-number',
  label: 'Mean and SD from the five-number summary',
  needs: ['min', 'q1', 'median', 'q3', 'max', 'n'],
  formula: 'mean = (a + 2 q1 + 2m + 2 q3 + b)/8; SD = (b - a)/(4 z_range) + (q3 - q1)/(4 z_quartile)',
  source: `${wan}, scenario C2; mean: Bland (2015), J Stat Theory Appl 14:363`,
  requires: ({ min, q1, median, q3, max, n }) => [
    people(n, 2),
    countable(n),
    ordered([min, q1, median, q3, max]),
  ],
  formulae: ({ min, q1, median, q3, max, n }) => ({
    mean: (min + 2 * q1 + 2 * median + 2 * q3 + max) / 8,
    sd: (max - min) / (4 * rangeUnits(n)) + (q3 - q1) / (4 * quartileUnits(n)),
  }),
});

export const wanQuartiles = defineConverter({
  id: 'wan-q1-med-q3',
  label: 'Mean and SD from median and quartiles',
  needs: ['q1', 'median', 'q3', 'n'],
  formula: 'mean = (q1 + m + q3)/3; SD = (q3 - q1)/(2 z((0.75n-0.125)/(n+0.25)))',
  source: `${wan}, scenario C3`,
  requires: ({ q1, median, q3, n }) => [people(n, 2), ordered([q1, median, q3])],
  formulae: ({ q1, median, q3, n }) => ({
    mean: (q1 + median + q3) / 3,
    sd: (q3 - q1) / (2 * quartileUnits(n)),
  }),
});

export const luoRange = defineConverter({
  id: 'luo-min-med-max',
  label: 'Mean from median and range (weighted)',
  needs: ['min', 'median', 'max', 'n'],
  formula: 'w = 4/(4 + n^0.75); mean = w (a+b)/2 + (1-w) m',
  source: `${luo}, eq. 7`,
  requires: ({ min, median, max, n }) => [people(n), ordered([min, median, max])],
  formulae: ({ min, median, max, n }) => {
    const w = 4 / (4 + n ** 0.75);
    return { mean: (w * (min + max)) / 2 + (1 - w) * median, w };
  },
});

export const luoQuartiles = defineConverter({
  id: 'luo-q1-med-q3',
  label: 'Mean from median and quartiles (weighted)',
  needs: ['q1', 'median', 'q3', 'n'],
  formula: 'w = 0.7 + 0.39/n; mean = w (q1+q3)/2 + (1-w) m',
  source: `${luo}, eq. 11`,
  requires: ({ q1, median, q3, n }) => [people(n), ordered([q1, median, q3])],
  formulae: ({ q1, median, q3, n }) => {
    const w = 0.7 + 0.39 / n;
    return { mean: (w * (q1 + q3)) / 2 + (1 - w) * median, w };
  },
});

export const luoFive = defineConverter({
  id: 'luo-five-number',
  label: 'Mean from the five-number summary (weighted)',
  needs: ['min', 'q1', 'median', 'q3', 'max', 'n'],
  formula: 'w1 = 2.2/(2.2 + n^0.75); w2 = 0.7 - 0.72/n^0.55; mean = w1 (a+b)/2 + w2 (q1+q3)/2 + (1-w1-w2) m',
  source: `${luo}, eq. 15`,
  requires: ({ min, q1, median, q3, max, n }) => [people(n), ordered([min, q1, median, q3, max])],
  formulae: ({ min, q1, median, q3, max, n }) => {
    const w1 = 2.2 / (2.2 + n ** 0.75);
    const w2 = 0.7 - 0.72 / n ** 0.55;
    return { mean: (w1 * (min + max)) / 2 + (w2 * (q1 + q3)) / 2 + (1 - w1 - w2) * median, w1, w2 };
  },
});
