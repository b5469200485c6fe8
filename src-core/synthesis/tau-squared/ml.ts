import { err, ok } from '../../result';
import { singular } from './closed-form';
import { fitAt, randomWeights, type Tau2Estimator } from './estimator';
import { type LikelihoodKind, maximumLikelihoodTau2 } from './likelihood-maximum';

const likelihood: LikelihoodKind = {
  value: (fit, logWeights) => 0.5 * (logWeights - fit.q),
  slope: (fit) => fit.q2 - fit.sumW,
  df: (model) => model.yi.length,
};

export const ml = {
  id: 'ML',
  label: 'Maximum likelihood',
  exact: false,
  formula: "the global maximum over tau2 >= 0 of (sum ln w - y'Py)/2, w = 1/(v + tau2); SE^2 = 2/sum(w^2)",
  source: 'Hardy & Thompson (1996), Stat Med 15:619-629; Viechtbauer (2005), J Educ Behav Stat 30:261-293',
  estimate: (model) => {
    const maximum = maximumLikelihoodTau2(model, likelihood);
    if (!maximum.ok) return maximum;
    if (fitAt(model, maximum.value) === null) return err(singular);
    const squares = randomWeights(model.vi, maximum.value).reduce((sum, w) => sum + w * w, 0);
    return ok({ tau2: maximum.value, se: Math.sqrt(2 / squares) });
  },
} as const satisfies Tau2Estimator;
