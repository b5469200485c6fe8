import type { Tau2Estimator } from './estimator';
import { meanQEstimate } from './generalised-q';

export const empiricalBayes = {
  id: 'EB',
  label: 'Empirical Bayes',
  exact: false,
  formula:
    "the tau2 with y'Py = k - p, w = 1/(v + tau2), or 0 (the same as PM); SE^2 = 2 k^2/((k-p) sum(w)^2)",
  source:
    'Morris (1983), J Am Stat Assoc 78:47-55; Viechtbauer et al. (2015), Psychol Methods 20:360-374, on its equality with Paule-Mandel',
  estimate: meanQEstimate,
} as const satisfies Tau2Estimator;
