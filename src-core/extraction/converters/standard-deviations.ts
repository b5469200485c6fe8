import { normalUpperQuantile } from '../../stats/normal';
import { studentUpperQuantile } from '../../stats/student-t';
import { defineConverter, deviations, errorOfTest, levelFits, limits, people, pFits } from './converter';

export const seToSd = defineConverter({
  id: 'se-to-sd',
  label: 'SD from a standard error',
  needs: ['se', 'n'],
  formula: 'SD = SE sqrt(n)',
  source: 'Cochrane Handbook 6.5.2.2',
  requires: ({ se, n }) => [people(n), [se > 0, 'A standard error must be above 0.']],
  formulae: ({ se, n }) => ({ value: se * Math.sqrt(n) }),
});

export const intervalToSdZ = defineConverter({
  id: 'ci-to-sd-z',
  label: 'SD from a confidence interval (large sample)',
  needs: ['lb', 'ub', 'n'],
  optional: { level: 0.95 },
  formula: 'SD = sqrt(n) (ub - lb)/(2 z)',
  source: 'Cochrane Handbook 6.5.2.2',
  requires: ({ lb, ub, n, level }) => [people(n), levelFits(level), limits(lb, ub)],
  formulae: ({ lb, ub, n, level }) => ({
    value: (Math.sqrt(n) * (ub - lb)) / (2 * normalUpperQuantile((1 - level) / 2)),
  }),
});

export const intervalToSdT = defineConverter({
  id: 'ci-to-sd-t',
  label: 'SD from a confidence interval (small sample)',
  needs: ['lb', 'ub', 'n'],
  optional: { level: 0.95 },
  formula: 'SD = sqrt(n) (ub - lb)/(2 t), t with n-1 degrees of freedom',
  source: 'Cochrane Handbook 6.5.2.2',
  requires: ({ lb, ub, n, level }) => [people(n, 2), levelFits(level), limits(lb, ub)],
  formulae: ({ lb, ub, n, level }) => ({
    value: (Math.sqrt(n) * (ub - lb)) / (2 * studentUpperQuantile((1 - level) / 2, n - 1)),
  }),
});

export const pToSeT = defineConverter({
  id: 'p-to-se-t',
  label: 'SE and SD from the p-value of a t test',
  needs: ['md', 'p', 'n1', 'n2'],
  formula: 't of p/2 with n1+n2-2 degrees of freedom; SE = |MD|/t; SD = SE/sqrt(1/n1 + 1/n2)',
  source: 'Cochrane Handbook 6.5.2.3',
  requires: ({ p, n1, n2 }) => [people(n1), people(n2), people(n1 + n2, 3), pFits(p)],
  formulae: ({ md, p, n1, n2 }) => {
    const df = n1 + n2 - 2;
    const t = studentUpperQuantile(p / 2, df);
    const se = errorOfTest(md, t);
    return { t, df, se, sd: se / Math.sqrt(1 / n1 + 1 / n2) };
  },
});

export const pToSeZ = defineConverter({
  id: 'p-to-se-z',
  label: 'SE from a p-value (normal)',
  needs: ['estimate', 'p'],
  formula: 'z of p/2; SE = |estimate|/z; the logarithm for a ratio',
  source: 'Cochrane Handbook 6.3.2; Altman & Bland (2011), BMJ 343:d2090',
  requires: ({ p }) => [pFits(p)],
  formulae: ({ estimate, p }) => {
    const z = normalUpperQuantile(p / 2);
    return { z, se: errorOfTest(estimate, z) };
  },
});

export const ratioIntervalToLogSe = defineConverter({
  id: 'ratio-ci-to-log-se',
  label: 'SE of a log ratio from its confidence interval',
  needs: ['lb', 'ub'],
  optional: { level: 0.95 },
  formula: 'SE = (ln ub - ln lb)/(2 z)',
  source: 'Cochrane Handbook 6.3.2',
  requires: ({ lb, ub, level }) => [
    [lb > 0, 'The limits of a ratio must be positive.'],
    limits(lb, ub),
    levelFits(level),
  ],
  formulae: ({ lb, ub, level }) => ({
    value: (Math.log(ub) - Math.log(lb)) / (2 * normalUpperQuantile((1 - level) / 2)),
  }),
});

export const combineGroups = defineConverter({
  id: 'combine-groups',
  label: 'Two groups as one',
  needs: ['n1', 'mean1', 'sd1', 'n2', 'mean2', 'sd2'],
  formula: 'n = n1+n2; mean = (n1 m1 + n2 m2)/n; SD^2 = ((n1-1)s1^2 + (n2-1)s2^2 + (n1 n2/n)(m1-m2)^2)/(n-1)',
  source: 'Cochrane Handbook, Table 6.5.a',
  requires: ({ n1, n2, sd1, sd2 }) => [people(n1), people(n2), deviations(sd1, sd2)],
  formulae: ({ n1, mean1, sd1, n2, mean2, sd2 }) => {
    const n = n1 + n2;
    const squares = (n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2 + ((n1 * n2) / n) * (mean1 - mean2) ** 2;
    return { n, mean: (n1 * mean1 + n2 * mean2) / n, sd: Math.sqrt(squares / (n - 1)) };
  },
});
