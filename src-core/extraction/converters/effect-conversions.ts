import { defineConverter } from './converter';

const risk = (p0: number): readonly [boolean, string] => [p0 >= 0 && p0 <= 1, 'A risk lies between 0 and 1.'];
const positive = (ratio: number): readonly [boolean, string] => [ratio > 0, 'A ratio must be positive.'];

export const orToRr = defineConverter({
  id: 'or-to-rr',
  label: 'Risk ratio from an odds ratio',
  needs: ['or', 'p0'],
  formula: 'RR = OR/(1 - p0 + p0 OR), p0 the risk of the comparator',
  source: 'Cochrane Handbook 15.4.4.4; Zhang & Yu (1998), JAMA 280:1690-1691',
  requires: ({ or, p0 }) => [positive(or), risk(p0)],
  formulae: ({ or, p0 }) => ({ value: or / (1 - p0 + p0 * or) }),
});

export const rrToOr = defineConverter({
  id: 'rr-to-or',
  label: 'Odds ratio from a risk ratio',
  needs: ['rr', 'p0'],
  formula: 'OR = RR (1 - p0)/(1 - RR p0)',
  source: 'Inverse of Zhang & Yu (1998), JAMA 280:1690-1691',
  requires: ({ rr, p0 }) => [
    positive(rr),
    risk(p0),
    [rr * p0 < 1, 'This risk ratio would give a risk of 100 % or more.'],
  ],
  formulae: ({ rr, p0 }) => ({ value: (rr * (1 - p0)) / (1 - rr * p0) }),
});

export const smdToLogOdds = defineConverter({
  id: 'smd-to-lnor',
  label: 'Log odds ratio from a standardised mean difference',
  needs: ['smd'],
  formula: 'ln OR = SMD pi/sqrt(3); the SE scales alike',
  source: 'Chinn (2000), Stat Med 19:3127-3131; Cochrane Handbook 10.6',
  formulae: ({ smd }) => ({ value: (smd * Math.PI) / Math.sqrt(3) }),
});

export const logOddsToSmd = defineConverter({
  id: 'lnor-to-smd',
  label: 'Standardised mean difference from a log odds ratio',
  needs: ['lnor'],
  formula: 'SMD = ln OR sqrt(3)/pi; the SE scales alike',
  source: 'Chinn (2000), Stat Med 19:3127-3131; Cochrane Handbook 10.6',
  formulae: ({ lnor }) => ({ value: (lnor * Math.sqrt(3)) / Math.PI }),
});
