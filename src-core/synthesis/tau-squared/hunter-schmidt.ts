import { momentEstimate } from './closed-form';
import type { Tau2Estimator } from './estimator';

export const hunterSchmidt = {
  id: 'HS',
  label: 'Hunter-Schmidt',
  exact: true,
  formula: 'tau2 = max(0, (Q - k)/sum(1/v)); SE^2 = (2(k-p) + 4 tau2 tr(P) + 2 tau2^2 tr(PP))/sum(1/v)^2',
  source:
    'Hunter & Schmidt (2004), Methods of Meta-Analysis; Viechtbauer (2005), J Educ Behav Stat 30:261-293, eq. 9',
  estimate: (model) =>
    momentEstimate(
      model,
      model.vi.map((v) => 1 / v),
      (fit) => (fit.q - model.yi.length) / fit.sumW,
      (fit) => fit.sumW,
    ),
} as const satisfies Tau2Estimator;
