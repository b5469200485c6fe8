import { criticalValue, twoSided } from '../pool';
import { fitSelection } from '../selection/selection-model';
import { betaFunction, type Sides, stepFunction, type WeightFunction } from '../selection/weight-functions';
import type { CaseEffect } from './case-effects';
import { number, numbers, type Output, outcome } from './output';
import type { MetaCase } from './parse-case';

type Model = readonly [key: string, weight: WeightFunction, steps: readonly number[] | null];

const stepModel = (key: string, steps: readonly number[], sides: Sides): Model => [
  key,
  stepFunction(steps, sides),
  steps,
];

/** The steps of Vevea & Hedges for one-sided p-values, of Hedges (1992) for two-sided ones. */
const usual: Readonly<Record<Sides, readonly Model[]>> = {
  one: [
    stepModel('step1', [0.025], 'one'),
    stepModel('step2', [0.025, 0.5], 'one'),
    ['beta', betaFunction.one, null],
  ],
  two: [
    stepModel('step1', [0.05], 'two'),
    stepModel('step2', [0.01, 0.05], 'two'),
    ['beta', betaFunction.two, null],
  ],
};

/** Selection models: one step, two steps and the beta weight function, and the steps that the case asks for. */
export const selectionBlock = (
  { level, selection: { steps: own, alternative } }: MetaCase,
  effects: readonly CaseEffect[],
): Output => {
  const sides: Sides = alternative === 'two.sided' ? 'two' : 'one';
  const side = alternative === 'two.sided' ? null : alternative;
  const asked = own === null ? [] : [stepModel('steps', own, sides)];
  const yi = effects.map((effect) => effect.yi);
  const vi = effects.map((effect) => effect.vi);
  return Object.fromEntries(
    [...usual[sides], ...asked].map(([key, weight, steps]) => [
      key,
      outcome(fitSelection(yi, vi, weight, level, side), (fit) => {
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
