import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import type { PoolOptions } from '../pool';
import type { Coefficient } from '../regression';
import { type EggerTest, eggerLinear, eggerRegression, petPeese } from '../small-study/egger';
import { orwinFailSafe, rosenbergFailSafe, rosenthalFailSafe } from '../small-study/fail-safe';
import { pCurve } from '../small-study/p-curve';
import { rankTest } from '../small-study/rank-test';
import { type TrimEstimator, trimAndFill } from '../small-study/trim-and-fill';
import type { FailSafeReport, SmallStudyReport, TrimFillReport } from './further-report';
import {
  comparesWithNone,
  effectOptions,
  effectsOf,
  excludesNone,
  type FurtherQuestion,
  printed,
} from './question';

/** Tests and adjustments for small-study effects, on the effects of the studies with the model and test of the settings. */
export const smallStudyReport = (question: FurtherQuestion): SmallStudyReport => {
  const { settings, usable } = question;
  const options = effectOptions(settings);
  const { yi, vi } = effectsOf(usable);
  const comparable = comparesWithNone(question);
  const asymmetry = (test: EggerTest) => ({
    slope: test.bias,
    df: test.df,
    limit: withP(question, test.limit),
  });
  const linear = eggerLinear(yi, vi, settings.level);
  const regression = eggerRegression(yi, vi, options);
  const conditional = comparable.ok ? petPeese(yi, vi, options) : comparable;
  return {
    k: usable.length,
    eggerLinear: linear.ok ? ok(asymmetry(linear.value)) : linear,
    egger: regression.ok ? ok(asymmetry(regression.value)) : regression,
    rank: rankTest(yi, vi),
    petPeese: conditional.ok
      ? ok({
          pet: asymmetry(conditional.value.pet),
          peese: asymmetry(conditional.value.peese),
          chosen: conditional.value.chosen,
          estimate: withP(question, conditional.value.estimate),
        })
      : conditional,
    trimFill: { L0: trimFill(question, options, 'L0'), R0: trimFill(question, options, 'R0') },
    failSafe: comparable.ok ? failSafe(yi, vi) : comparable,
    pCurve: comparable.ok ? pCurve(yi, vi) : comparable,
  };
};

const withP = (question: FurtherQuestion, coefficient: Coefficient) => ({
  ...printed(question, question.usable, coefficient),
  p: coefficient.p,
});

const trimFill = (
  question: FurtherQuestion,
  options: PoolOptions,
  estimator: TrimEstimator,
): Result<TrimFillReport, AppError> => {
  const { usable, scale } = question;
  if (usable.length < 3)
    return err(appError('too-few-studies', 'Trim and fill needs at least three studies.'));
  const { yi, vi } = effectsOf(usable);
  const found = trimAndFill(yi, vi, options, estimator);
  if (!found.ok) return found;
  const { side, missing, seMissing, pMissing, filledYi, filledVi, fit, before } = found.value;
  const data = usable.map(({ input }) => input.data);
  return ok({
    side,
    missing,
    seMissing,
    pMissing,
    pooled: {
      ...printed(question, usable, fit),
      k: fit.k,
      p: fit.p,
      tau2: options.method === 'EE' ? null : fit.tau2,
      i2: fit.i2,
      turns: scale.nullValue !== null && excludesNone(fit) !== excludesNone(before),
    },
    filled: filledYi.map((value, i) => ({
      yi: value,
      sei: Math.sqrt(filledVi[i]!),
      estimate: scale.back(value, data),
    })),
  });
};

const failSafe = (yi: readonly number[], vi: readonly number[]): Result<FailSafeReport, AppError> =>
  yi.length < 2
    ? err(appError('too-few-studies', 'With one study there is no pooled finding that could be undone.'))
    : ok({
        rosenthal: rosenthalFailSafe(yi, vi).studies,
        rosenberg: rosenbergFailSafe(yi, vi).studies,
        orwin: orwinFailSafe(yi).studies,
      });
