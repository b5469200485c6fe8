import { momentEstimate } from './closed-form';
import type { Tau2Estimator } from './estimator';

export const dersimonianLaird = {
  id: 'DL',
  label: 'DerSimonian-Laird',
  exact: true,
  formula:
    'tau2 = max(0, (Q - (k-p))/tr(P)), w = 1/v; SE^2 = (2(k-p) + 4 tau2 tr(P) + 2 tau2^2 tr(PP))/tr(P)^2',
  source: 'DerSimonian & Laird (1986), Control Clin Trials 7:177-188; Raudenbush (2009) for moderators',
  estimate: (model) =>
    momentEstimate(
      model,
      model.vi.map((v) => 1 / v),
      (fit, { p }) => (fit.q - (model.yi.length - model.p)) / p,
      (_, { p }) => p,
    ),
} as const satisfies Tau2Estimator;
