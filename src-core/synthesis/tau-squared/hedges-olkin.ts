import { momentEstimate } from './closed-form';
import type { Tau2Estimator } from './estimator';

export const hedgesOlkin = {
  id: 'HE',
  label: 'Hedges (variance components)',
  exact: true,
  formula:
    'tau2 = max(0, (RSS - tr(PV))/(k-p)), unweighted P; SE^2 = (2 tr(PVPV) + 4 tau2 tr(PVP) + 2 tau2^2 (k-p))/(k-p)^2',
  source: 'Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, ch. 9; Raudenbush (2009)',
  estimate: (model) => {
    const df = model.yi.length - model.p;
    return momentEstimate(
      model,
      model.vi.map(() => 1),
      (fit, { pv }) => (fit.q - pv) / df,
      () => df,
    );
  },
} as const satisfies Tau2Estimator;
