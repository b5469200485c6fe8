import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';

/** A prior on the between-study standard deviation tau, on the analysis scale. */
export interface TauPrior {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  /** For tau up to `upper`. */
  readonly logDensity: (tau: number) => number;
  /** Power with which the density falls for large tau; decides which moments of the posterior exist. */
  readonly tail: number;
  /** Largest tau with any density; absent: there is none. */
  readonly upper?: number;
}

const logSqrt2OverPi = 0.5 * Math.log(2 / Math.PI);

export const halfNormal = (scale: number): TauPrior => ({
  id: `halfnormal-${scale}`,
  label: `Half-normal, scale ${scale}`,
  source:
    'Roever et al. (2021), Res Synth Methods 12:448-474: scale 0.5 or 1 for log odds ratios and standardised differences',
  logDensity: (tau) => logSqrt2OverPi - Math.log(scale) - 0.5 * (tau / scale) ** 2,
  tail: Number.POSITIVE_INFINITY,
});

export const halfCauchy = (scale: number): TauPrior => ({
  id: `halfcauchy-${scale}`,
  label: `Half-Cauchy, scale ${scale}`,
  source: 'Gelman (2006), Bayesian Anal 1:515-533; Polson & Scott (2012), Bayesian Anal 7:887-902',
  logDensity: (tau) => Math.log(2 / (Math.PI * scale)) - Math.log1p((tau / scale) ** 2),
  tail: 2,
});

export const uniform = (upper: number): TauPrior => ({
  id: `uniform-${upper}`,
  label: `Uniform from 0 to ${upper}`,
  source: 'Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, ch. 5',
  logDensity: () => -Math.log(upper),
  tail: Number.POSITIVE_INFINITY,
  upper,
});

/** Log-normal on tau-squared, as the empirical priors of Turner et al. are given. */
export const logNormal = (mean: number, sd: number): TauPrior => ({
  id: `lognormal-${mean}-${sd}`,
  label: `Log-normal on tau squared, mean ${mean}, SD ${sd} of the logarithm`,
  source:
    'Turner et al. (2012), Int J Epidemiol 41:818-827, and (2015), Stat Med 34:984-998 (odds ratios); Rhodes et al. (2015), J Clin Epidemiol 68:52-60 (differences)',
  logDensity: (tau) => {
    const z = (2 * Math.log(tau) - mean) / sd;
    return Math.log(2) - Math.log(tau) - Math.log(sd) - 0.5 * Math.log(2 * Math.PI) - 0.5 * z * z;
  },
  tail: Number.POSITIVE_INFINITY,
});

/** Priors to choose from, the more cautious first; `lognormal-` ones are for log odds ratios. */
export const priorChoices: readonly { readonly id: string; readonly for: string }[] = [
  { id: 'halfnormal-0.5', for: 'ratios and standardised differences' },
  { id: 'halfnormal-1', for: 'ratios and standardised differences, wider' },
  { id: 'halfcauchy-0.5', for: 'ratios and standardised differences, with a long tail' },
  { id: 'uniform-2', for: 'ratios and standardised differences, flat' },
  { id: 'lognormal--2.13-1.58', for: 'odds ratios of subjective outcomes, drug against placebo' },
  { id: 'lognormal--3.02-1.85', for: 'odds ratios of semi-objective outcomes, drug against placebo' },
  { id: 'lognormal--4.06-1.45', for: 'odds ratios of deaths from any cause, drug against placebo' },
];

const spelling =
  'A prior is written halfnormal-SCALE, halfcauchy-SCALE, uniform-UPPER or lognormal-MEAN-SD, for example halfnormal-0.5.';

/** Reads an id like `halfnormal-0.5`; an id that names no prior is an error. */
export const tauPrior = (id: string): Result<TauPrior, AppError> => {
  const unknown = err(appError('unknown-id', `There is no prior "${id}". ${spelling}`));
  const [, name = '', first, second] = /^([a-z]+)-(-?[\d.]+)(?:-([\d.]+))?$/.exec(id) ?? [];
  const [a, b] = [Number(first), Number(second)];
  if (name === 'lognormal') return Number.isFinite(a) && b > 0 ? ok(logNormal(a, b)) : unknown;
  const make = { halfnormal: halfNormal, halfcauchy: halfCauchy, uniform }[name];
  return make !== undefined && a > 0 && second === undefined ? ok(make(a)) : unknown;
};
