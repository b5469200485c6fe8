import type { PoolOptions } from '../pool';
import { type EggerTest, eggerLinear, eggerRegression, petPeese } from '../small-study/egger';
import { orwinFailSafe, rosenbergFailSafe, rosenthalFailSafe } from '../small-study/fail-safe';
import { type PCurve, pCurve } from '../small-study/p-curve';
import { rankTest } from '../small-study/rank-test';
import { type TrimEstimator, trimAndFill } from '../small-study/trim-and-fill';
import type { CaseEffect } from './case-effects';
import { number, numbers, type Output, type OutputObject, outcome } from './output';
import type { MetaCase } from './parse-case';

/** Tests and adjustments for small-study effects; null below three effects. */
export const smallStudyBlock = ({ level }: MetaCase, effects: readonly CaseEffect[]): Output => {
  if (effects.length < 3) return null;
  const yi = effects.map((effect) => effect.yi);
  const vi = effects.map((effect) => effect.vi);
  const regression = (method: string, test: PoolOptions['test']) =>
    outcome(eggerRegression(yi, vi, { method, test, level }), (egger) => ({
      ...eggerFields(egger),
      tau2: number(egger.tau2),
    }));
  return {
    'egger.lm': outcome(eggerLinear(yi, vi, level), (egger) => ({
      ...eggerFields(egger),
      'limit.se': number(egger.limit.se),
      sigma2: number(egger.sigma2),
    })),
    'egger.rma.EE': regression('EE', 'wald'),
    'egger.rma.DL': regression('DL', 'wald'),
    'egger.rma.REML': regression('REML', 'wald'),
    'egger.rma.REML-knha': regression('REML', 'knha'),
    'pet_peese.rma.REML.vi': outcome(
      eggerRegression(yi, vi, { method: 'REML', test: 'wald', level }, 'vi'),
      ({ bias, limit }) => ({
        zval: number(bias.statistic),
        pval: number(bias.p),
        'limit.est': number(limit.beta),
        'limit.ci.lb': number(limit.ciLow),
        'limit.ci.ub': number(limit.ciHigh),
      }),
    ),
    pet_peese: outcome(petPeese(yi, vi, { method: 'REML', test: 'wald', level }), ({ chosen, estimate }) => {
      const { beta, se, p, ciLow, ciHigh } = estimate;
      return {
        chosen,
        est: number(beta),
        se: number(se),
        pval: number(p),
        'ci.lb': number(ciLow),
        'ci.ub': number(ciHigh),
      };
    }),
    ranktest: outcome(rankTest(yi, vi), ({ tau, p }) => ({ tau: number(tau), pval: number(p) })),
    trimfill: trimFillBlock(yi, vi, level),
    fsn: failSafeBlock(yi, vi),
    pcurve: pCurveBlock(yi, vi),
  };
};

const eggerFields = ({ bias, limit, df }: EggerTest): OutputObject => ({
  bias: number(bias.beta),
  'bias.se': number(bias.se),
  [df === null ? 'zval' : 'tval']: number(bias.statistic),
  df,
  pval: number(bias.p),
  'limit.est': number(limit.beta),
  'limit.ci.lb': number(limit.ciLow),
  'limit.ci.ub': number(limit.ciHigh),
});

const trimFillBlock = (yi: readonly number[], vi: readonly number[], level: number): Output => {
  const blocks: { [key: string]: Output } = {};
  const estimators: readonly TrimEstimator[] = ['L0', 'R0'];
  for (const method of ['EE', 'DL', 'REML'])
    for (const estimator of estimators)
      blocks[`${method}.${estimator}`] = outcome(
        trimAndFill(yi, vi, { method, test: 'wald', level }, estimator),
        ({ side, missing, seMissing, pMissing, filledYi, filledVi, fit }) => ({
          method,
          estimator,
          side,
          k0: missing,
          'se.k0': number(seMissing),
          'p.k0': number(pMissing),
          k: fit.k,
          beta: number(fit.beta),
          se: number(fit.se),
          zval: number(fit.statistic),
          pval: number(fit.p),
          'ci.lb': number(fit.ciLow),
          'ci.ub': number(fit.ciHigh),
          tau2: number(fit.tau2),
          I2: number(fit.i2),
          QE: number(fit.q),
          'filled.yi': numbers(filledYi),
          'filled.vi': numbers(filledVi),
        }),
      );
  return blocks;
};

const pCurveBlock = (yi: readonly number[], vi: readonly number[]): Output =>
  outcome(pCurve(yi, vi), ({ full, half, shares, binomial, power, evidence, inadequate }) => ({
    full: curveFields(full),
    half: half === null ? null : curveFields(half),
    shares: numbers(shares),
    'binomial.rightskew.p': number(binomial.rightSkew),
    'binomial.flat33.p': number(binomial.flat33),
    power: number(power.estimate),
    'power.ci.lb': number(power.low),
    'power.ci.ub': number(power.high),
    evidence,
    inadequate,
  }));

const curveFields = ({ k, rightSkew, flat33 }: PCurve['full']): OutputObject => ({
  k,
  'rightskew.z': number(rightSkew.z),
  'rightskew.p': number(rightSkew.p),
  'flat33.z': number(flat33.z),
  'flat33.p': number(flat33.p),
});

const failSafeBlock = (yi: readonly number[], vi: readonly number[]): Output => {
  const rosenthal = rosenthalFailSafe(yi, vi);
  const rosenberg = rosenbergFailSafe(yi, vi);
  const orwin = orwinFailSafe(yi);
  return {
    Rosenthal: { fsnum: number(rosenthal.studies), alpha: rosenthal.alpha, pval: number(rosenthal.p) },
    Rosenberg: {
      fsnum: number(rosenberg.studies),
      alpha: rosenberg.alpha,
      pval: number(rosenberg.p),
      meanes: number(rosenberg.mean),
    },
    Orwin: { fsnum: number(orwin.studies), meanes: number(orwin.mean), target: number(orwin.target) },
  };
};
