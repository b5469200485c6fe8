import { criticalValue, twoSided } from '../pool';
import { fitSelection } from '../selection/selection-model';
import { betaFunction, stepFunction, type WeightFunction } from '../selection/weight-functions';
import type { CaseEffect } from './case-effects';
import { number, numbers, type Output, outcome } from './output';
import type { MetaCase } from './parse-case';

const models: readonly (readonly [string, WeightFunction, readonly number[] | null])[] = [
  ['step1', stepFunction([0.025]), [0.025]],
  ['step2', stepFunction([0.025, 0.5]), [0.025, 0.5]],
  ['beta', betaFunction, null],
];

/** Selection models: one step, two steps and the beta weight function, and the steps that the case asks for. */
export const selectionBlock = (
  { level, selection: { steps: own, alternative } }: MetaCase,
  effects: readonly CaseEffect[],
): Output => {
  const asked = own === null ? [] : [['steps', stepFunction(own), own] as const];
  const yi = effects.map((effect) => effect.yi);
  const vi = effects.map((effect) => effect.vi);
  return Object.fromEntries(
    [...models, ...asked].map(([key, weight, steps]) => [
      key,
      outcome(fitSelection(yi, vi, weight, level, alternative), (fit) => {
        const { beta, se } = fit;
        const half = criticalValue(level, null) * se;
        const first = weight.type === 'stepfun';
        return {
          type: weight.type,
          steps: steps === null ? null : [...steps],
          alternative: fit.alternative,
          beta: number(beta),
          se: number(se),
          zval: number(beta / se),
          pval: number(twoSided(beta / se, null)),
          'ci.lb': number(beta - half),
          'ci.ub': number(beta + half),
          tau2: number(fit.tau2),
          'se.tau2': number(fit.seTau2),
          delta: numbers([...(first ? [1] : []), ...fit.delta]),
          'se.delta': numbers([...(first ? [null] : []), ...fit.seDelta]),
          logLik: number(fit.logLik),
          logLik0: number(fit.logLik0),
          LRT: number(fit.lrt),
          LRTdf: fit.lrtDf,
          LRTp: number(fit.lrtP),
          beta0: number(fit.beta0),
          tau20: number(fit.tau20),
        };
      }),
    ]),
  );
};
