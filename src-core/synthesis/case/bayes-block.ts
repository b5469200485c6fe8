import type { AppError } from '../../errors';
import { ok, type Result } from '../../result';
import { type Posterior, posterior } from '../bayes/posterior';
import { tauPrior } from '../bayes/priors';
import {
  type Distribution,
  type Ends,
  heterogeneity,
  meanEffect,
  newStudy,
  shortestInterval,
  shrinkage,
} from '../bayes/summaries';
import type { CaseEffect } from './case-effects';
import { failed, number, type Output, type OutputObject, outcome } from './output';
import { defaultPriors, type MetaCase } from './parse-case';

/** The Bayesian normal-normal model under each prior. */
export const bayesBlock = (
  { level, priors, important }: MetaCase,
  effects: readonly CaseEffect[],
): Output => {
  const blocks: { [key: string]: Output } = {};
  for (const id of priors ?? defaultPriors) {
    const prior = tauPrior(id);
    blocks[id] = outcome(prior, (value) =>
      outcome(
        posterior(
          effects.map(({ yi }) => yi),
          effects.map(({ vi }) => vi),
          value,
        ),
        (found) => modelBlock(found, id, level / 100, important),
      ),
    );
  }
  return blocks;
};

const modelBlock = (found: Posterior, prior: string, level: number, important: number | null): Output => {
  const [mu, tau, next] = [meanEffect(found), heterogeneity(found), newStudy(found)];
  const blocks = all([
    summary(mu, level),
    short(mu, level),
    summary(tau, level),
    short(tau, level, { floor: 0, ceiling: found.upper }),
    summary(next, level),
  ]);
  if (!blocks.ok) return failed(blocks.error);
  const [muFields, muShort, tauFields, tauShort, nextFields] = blocks.value;
  return {
    prior,
    mu: { ...muFields, ...muShort, 'p.neg': number(mu.below(0)), ...beyond(mu, important) },
    tau: { ...tauFields, ...tauShort },
    predict: { ...nextFields, 'p.neg': number(next.below(0)) },
    shrinkage: shrinkage(found).map(({ mean, sd }) => ({ mean: number(mean), sd: number(sd) })),
  };
};

/** Probabilities of an effect at least this large, to either side. */
const beyond = (mu: Distribution, important: number | null): OutputObject =>
  important === null
    ? {}
    : {
        'p.below.important': number(mu.below(-Math.abs(important))),
        'p.above.important': number(1 - mu.below(Math.abs(important))),
      };

const all = <T>(results: readonly Result<T, AppError>[]): Result<readonly T[], AppError> => {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return ok(values);
};

const summary = ({ mean, sd, quantile }: Distribution, level: number): Result<OutputObject, AppError> => {
  const quantiles = all([quantile(0.5), quantile((1 - level) / 2), quantile((1 + level) / 2)]);
  if (!quantiles.ok) return quantiles;
  const [median, low, high] = quantiles.value;
  return ok({
    mean: number(mean),
    median: number(median!),
    sd: number(sd),
    'ci.lb': number(low!),
    'ci.ub': number(high!),
  });
};

const short = (distribution: Distribution, level: number, ends?: Ends): Result<OutputObject, AppError> => {
  const interval = shortestInterval(distribution, level, ends);
  return interval.ok
    ? ok({ 'short.lb': number(interval.value[0]), 'short.ub': number(interval.value[1]) })
    : interval;
};
