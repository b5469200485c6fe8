import { appError } from '../../errors';
import { err, ok } from '../../result';
import { fitAt, type Tau2Estimator } from './estimator';

export const dersimonianLaird = {
  id: 'DL',
  label: 'DerSimonian-Laird',
  exact: true,
  formula:
    'tau2 = max(0, (Q - (k-p)) / tr(P)), P at tau2 = 0; SE^2 = (2(k-p) + 4 tau2 tr(P) + 2 tau2^2 tr(PP)) / tr(P)^2',
  source: 'DerSimonian & Laird (1986), Control Clin Trials 7:177-188; Raudenbush (2009) for moderators',
  estimate: (model) => {
    const fit = fitAt(model, 0);
    if (fit === null) return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
    const df = model.yi.length - model.p;
    const tau2 = Math.max(0, (fit.q - df) / fit.traceP);
    const variance = 2 * df + 4 * tau2 * fit.traceP + 2 * tau2 * tau2 * fit.tracePP;
    return ok({ tau2, se: Math.sqrt(variance) / fit.traceP });
  },
} as const satisfies Tau2Estimator;
