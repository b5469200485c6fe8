import { err } from '../../result';
import { weightedFit } from '../weighted-fit';
import { momentEstimate, singular } from './closed-form';
import type { Tau2Estimator } from './estimator';

export const sidikJonkman = {
  id: 'SJ',
  label: 'Sidik-Jonkman',
  exact: true,
  formula:
    "t0 = sum((y - mean y)^2)/k; tau2 = t0 y'Py/(k-p) with w = 1/(v + t0); SE^2 = t0^2 (2 tr(PVPV) + 4 tau2 tr(PVP) + 2 tau2^2 tr(PP))/(k-p)^2",
  source: 'Sidik & Jonkman (2005), Appl Stat 54:367-384; (2007), Stat Med 26:1964-1981',
  estimate: (model) => {
    const k = model.yi.length;
    const spread = weightedFit(
      { ...model, basis: null, p: 1 },
      model.vi.map(() => 1),
    );
    if (spread === null) return err(singular);
    const start = spread.q / k;
    const df = k - model.p;
    // No spread at all: the weights are those of the common effect and the estimate is zero, as is its standard error.
    return momentEstimate(
      model,
      model.vi.map((v) => 1 / (v + start)),
      (fit) => (start * fit.q) / df,
      () => (start > 0 ? df / start : Number.POSITIVE_INFINITY),
    );
  },
} as const satisfies Tau2Estimator;
