import { ok } from '../../result';
import { criticalValue, twoSided } from '../pool';
import { fitSelection } from '../selection/selection-model';
import { stepFunction } from '../selection/weight-functions';
import type { SelectionReport } from './further-report';
import { comparesWithNone, effectsOf, type FurtherQuestion, printed } from './question';

/** One step at the usual significance, and one more where the sign of the effect changes: Vevea & Hedges (1995). */
const usualSteps: readonly (readonly number[])[] = [[0.025], [0.025, 0.5]];

/** Selection models with step functions. */
export const selectionReport = (question: FurtherQuestion): readonly SelectionReport[] =>
  usualSteps.map((steps) => selection(question, steps));

const selection = (question: FurtherQuestion, steps: readonly number[]): SelectionReport => {
  const { usable, settings } = question;
  const comparable = comparesWithNone(question);
  if (!comparable.ok) return { steps, fit: comparable };
  const { yi, vi } = effectsOf(usable);
  const found = fitSelection(yi, vi, stepFunction(steps), settings.level);
  if (!found.ok) return { steps, fit: found };
  const { beta, se, tau2, delta, seDelta, alternative, lrt, lrtDf, lrtP } = found.value;
  const half = criticalValue(settings.level, null) * se;
  return {
    steps,
    fit: ok({
      alternative,
      pooled: {
        ...printed(question, usable, { beta, se, ciLow: beta - half, ciHigh: beta + half }),
        p: twoSided(beta / se, null),
      },
      tau2,
      weights: [{ value: 1, se: null }, ...delta.map((value, i) => ({ value, se: seDelta[i] ?? null }))],
      test: { chi2: lrt, df: lrtDf, p: lrtP },
    }),
  };
};
