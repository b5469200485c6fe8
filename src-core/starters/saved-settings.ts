import type { Analysis } from '../model/analysis';

/** Random effects as Cochrane Handbook 10.10.4 advises by default: REML, Wald interval below three studies. */
export const riskRatioSettings: Analysis['settings'] = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

export const meanDifferenceSettings: Analysis['settings'] = {
  ...riskRatioSettings,
  measure: 'MD',
  commonMethod: 'iv',
};
