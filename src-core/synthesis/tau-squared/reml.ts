import { appError } from '../../errors';
import { err, ok } from '../../result';
import { residualSquareTrace } from '../sandwich-traces';
import { fitAt, randomWeights, type Tau2Estimator } from './estimator';
import { type LikelihoodKind, maximumLikelihoodTau2 } from './likelihood-maximum';

const restricted: LikelihoodKind = {
  value: (fit, logWeights) => 0.5 * (logWeights - fit.logDet - fit.q),
  slope: (fit) => fit.q2 - fit.traceP,
  df: (model) => model.yi.length - model.p,
};

export const reml = {
  id: 'REML',
  label: 'Restricted maximum likelihood',
  exact: false,
  formula:
    "the global maximum over tau2 >= 0 of (sum ln w - ln|X'WX| - y'Py)/2, w = 1/(vi + tau2); SE^2 = 2/tr(PP)",
  source:
    'Raudenbush (2009), in Cooper et al., Handbook of Research Synthesis, ch. 16; Viechtbauer (2005), J Educ Behav Stat 30:261-293',
  estimate: (model) => {
    const maximum = maximumLikelihoodTau2(model, restricted);
    if (!maximum.ok) return maximum;
    if (fitAt(model, maximum.value) === null)
      return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
    return ok({
      tau2: maximum.value,
      se: Math.sqrt(2 / residualSquareTrace(model, randomWeights(model.vi, maximum.value))),
    });
  },
} as const satisfies Tau2Estimator;
