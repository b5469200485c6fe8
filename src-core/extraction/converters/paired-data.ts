import { studentUpperQuantile } from '../../stats/student-t';
import { defineConverter, deviations, errorOfTest, people, pFits } from './converter';

const correlation = (r: number): readonly [boolean, string] => [
  r >= -1 && r <= 1,
  'A correlation lies between -1 and 1.',
];

export const changeSdFromR = defineConverter({
  id: 'change-sd-from-r',
  label: 'SD of the change from a correlation',
  needs: ['sd.baseline', 'sd.final', 'r'],
  formula: 'SD^2 = SDb^2 + SDf^2 - 2 r SDb SDf',
  source: 'Cochrane Handbook 6.5.2.8',
  requires: ({ 'sd.baseline': before, 'sd.final': after, r }) => [correlation(r), deviations(before, after)],
  formulae: ({ 'sd.baseline': before, 'sd.final': after, r }) => ({
    value: Math.sqrt(before * before + after * after - 2 * r * before * after),
  }),
});

export const rFromChangeSd = defineConverter({
  id: 'r-from-change-sd',
  label: 'Correlation from the SD of the change',
  needs: ['sd.baseline', 'sd.final', 'sd.change'],
  formula: 'r = (SDb^2 + SDf^2 - SDc^2)/(2 SDb SDf)',
  source: 'Cochrane Handbook 6.5.2.8',
  requires: ({ 'sd.baseline': before, 'sd.final': after, 'sd.change': change }) => [
    deviations(before, after, change),
    [
      change >= Math.abs(before - after) && change <= before + after,
      'No correlation between -1 and 1 gives this SD of the change from these SDs.',
    ],
  ],
  formulae: ({ 'sd.baseline': before, 'sd.final': after, 'sd.change': change }) => ({
    value: (before * before + after * after - change * change) / (2 * before * after),
  }),
});

export const pairedSeFromR = defineConverter({
  id: 'paired-md-se-from-r',
  label: 'SE of a paired difference from a correlation',
  needs: ['sd1', 'sd2', 'r', 'n'],
  formula: 'SD_diff^2 = s1^2 + s2^2 - 2 r s1 s2; SE = SD_diff/sqrt(n)',
  source: 'Cochrane Handbook 23.2.7',
  requires: ({ sd1, sd2, r, n }) => [correlation(r), deviations(sd1, sd2), people(n)],
  formulae: ({ sd1, sd2, r, n }) => {
    const sd = Math.sqrt(sd1 * sd1 + sd2 * sd2 - 2 * r * sd1 * sd2);
    return { 'sd.diff': sd, se: sd / Math.sqrt(n) };
  },
});

export const crossoverTToSe = defineConverter({
  id: 'crossover-t-to-se',
  label: 'SE of a crossover difference from a paired t',
  needs: ['md', 't'],
  formula: 'SE = |MD/t|',
  source: 'Cochrane Handbook 23.2.7',
  formulae: ({ md, t }) => ({ se: errorOfTest(md, t) }),
});

export const crossoverPToSe = defineConverter({
  id: 'crossover-p-to-se',
  label: 'SE of a crossover difference from a paired p-value',
  needs: ['md', 'p', 'n'],
  formula: 't of p/2 with n-1 degrees of freedom; SE = |MD|/t',
  source: 'Cochrane Handbook 23.2.7',
  requires: ({ p, n }) => [people(n, 2), pFits(p)],
  formulae: ({ md, p, n }) => {
    const t = studentUpperQuantile(p / 2, n - 1);
    return { t, df: n - 1, se: errorOfTest(md, t) };
  },
});

export const crossoverR = defineConverter({
  id: 'crossover-r-from-se',
  label: 'Correlation from the SE of a paired difference',
  needs: ['sd1', 'sd2', 'se', 'n'],
  formula: 'SD_diff = SE sqrt(n); r = (s1^2 + s2^2 - SD_diff^2)/(2 s1 s2)',
  source: 'Cochrane Handbook 23.2.7.2',
  requires: ({ sd1, sd2, se, n }) => [
    people(n),
    deviations(sd1, sd2),
    [se >= 0, 'A standard error cannot be negative.'],
    [
      se * Math.sqrt(n) >= Math.abs(sd1 - sd2) && se * Math.sqrt(n) <= sd1 + sd2,
      'No correlation between -1 and 1 gives this standard error of the difference from these SDs.',
    ],
  ],
  formulae: ({ sd1, sd2, se, n }) => ({
    'sd.diff': se * Math.sqrt(n),
    r: (sd1 * sd1 + sd2 * sd2 - se * se * n) / (2 * sd1 * sd2),
  }),
});
