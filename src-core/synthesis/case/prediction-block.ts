import { criticalValue, poolEffects, type Test } from '../pool';
import type { CaseEffect } from './case-effects';
import { number, type Output, outcome } from './output';
import { testKeys } from './results-block';

/** Prediction intervals side by side: normal, t with k-1 and t with k-2 degrees of freedom. */
export const predictionBlock = (effects: readonly CaseEffect[], level: number): Output => {
  const blocks: { [key: string]: Output } = {};
  const tests: readonly Test[] = ['wald', 'knha'];
  for (const method of ['DL', 'REML', 'PM'])
    for (const test of tests)
      blocks[`${method}-${testKeys[test]}`] = outcome(
        poolEffects(
          effects.map(({ yi }) => yi),
          effects.map(({ vi }) => vi),
          { method, test, level },
        ),
        ({ beta, se, tau2, k }) => {
          const sd = Math.sqrt(se * se + tau2);
          const around = (df: number | null): Output => {
            if (df !== null && df < 1) return null;
            const half = criticalValue(level, df) * sd;
            return { lb: number(beta - half), ub: number(beta + half) };
          };
          return {
            method,
            test: testKeys[test],
            beta: number(beta),
            se: number(se),
            tau2: number(tau2),
            sd: number(sd),
            z: around(null),
            't.km1': around(k - 1),
            't.km2': around(k - 2),
          };
        },
      );
  return blocks;
};
