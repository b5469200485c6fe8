import type { Tau2Estimator } from './estimator';
import { meanQEstimate } from './generalised-q';

export const pauleMandel = {
  id: 'PM',
  label: 'Paule-Mandel',
  exact: false,
  formula: "the tau2 with y'Py = k - p, w = 1/(v + tau2), or 0; SE^2 = 2 k^2/((k-p) sum(w)^2)",
  source:
    'Paule & Mandel (1982), J Res Natl Bur Stand 87:377-385; DerSimonian & Kacker (2007), Contemp Clin Trials 28:105-114',
  estimate: meanQEstimate,
} as const satisfies Tau2Estimator;
