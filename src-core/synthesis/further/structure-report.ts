import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { type ClusteredModel, clusteredModel } from '../clustered/marginal';
import { type PlainCoefficient, plainCoefficients } from '../clustered/plain-coefficients';
import { robustCR2, type WorkingFit } from '../clustered/robust';
import { fitThreeLevel } from '../clustered/three-level';
import { fitTwoLevel } from '../clustered/two-level';
import { varianceShares } from '../clustered/variance-shares';
import { type Coefficient, fitRegression } from '../regression';
import type { RegressionReport, StructureReport, TestedEstimate, ThreeLevelReport } from './further-report';
import { type ModeratedStudies, moderatedStudies } from './moderators';
import { effectOptions, effectsOf, type FurtherQuestion, printed } from './question';

/** Several results of one study, and what the effects depend on. */
export const structureReport = (question: FurtherQuestion): StructureReport => {
  const { usable } = question;
  const { yi, vi } = effectsOf(usable);
  const studies = usable.map(({ input }) => input.studyId);
  const model = clusteredModel(yi, vi, studies, []);
  const none = err(appError('too-few-studies', 'No study has an effect that can be pooled.'));
  return {
    results: usable.length,
    studies: new Set(studies).size,
    threeLevel: model === null ? none : threeLevel(question, model),
    robust: model === null ? none : robust(question, model),
    regressions: moderatedStudies(usable).map((set) => regression(question, set)),
  };
};

const intercept = ['intrcpt'];

const tested = (question: FurtherQuestion, coefficient: PlainCoefficient): TestedEstimate => ({
  ...printed(question, question.usable, coefficient),
  statistic: coefficient.statistic,
  df: coefficient.df,
  p: coefficient.p,
});

const clusterRobust = (
  question: FurtherQuestion,
  model: ClusteredModel,
  working: WorkingFit,
): Result<TestedEstimate, AppError> => {
  const found = robustCR2(model, working, intercept, question.settings.level);
  return found.ok ? ok(tested(question, found.value[0]!)) : found;
};

const threeLevel = (question: FurtherQuestion, model: ClusteredModel): Result<ThreeLevelReport, AppError> => {
  const { level, test } = question.settings;
  if (model.clusters.length === model.yi.length)
    return err(
      appError(
        'not-estimable',
        'Every study gives one result here: there is no variance between the results of one study.',
      ),
    );
  const found = fitThreeLevel(model, 'REML');
  if (!found.ok) return found;
  const { sigma2, held } = found.value;
  const df = test === 'wald' ? null : model.yi.length - 1;
  const [pooled] = plainCoefficients(model, found.value, intercept, df, level);
  return ok({
    pooled: tested(question, pooled!),
    between: sigma2[0],
    within: sigma2[1],
    i2: varianceShares(model, sigma2).shares,
    held,
    robust: clusterRobust(question, model, found.value),
  });
};

const robust = (question: FurtherQuestion, model: ClusteredModel): StructureReport['robust'] => {
  const { method, level } = effectOptions(question.settings);
  const found = fitTwoLevel(model, [], method, level);
  if (!found.ok) return found;
  const { tau2, working } = found.value;
  const estimate = clusterRobust(question, model, working);
  return estimate.ok ? ok({ ...estimate.value, tau2 }) : estimate;
};

const regression = (
  question: FurtherQuestion,
  { names, studies, moderators }: ModeratedStudies,
): RegressionReport => {
  const { yi, vi } = effectsOf(studies);
  const { settings, scale } = question;
  const fit = fitRegression(yi, vi, moderators, { ...effectOptions(settings), intercept: true });
  const head = { moderators: names, k: studies.length };
  if (!fit.ok) return { ...head, fit };
  const { coefficients, options: _, ...rest } = fit.value;
  const asRatio = ({ beta, ciLow, ciHigh }: Coefficient) =>
    scale.scale === 'log' ? { estimate: Math.exp(beta), low: Math.exp(ciLow), high: Math.exp(ciHigh) } : null;
  return {
    ...head,
    fit: ok({ ...rest, coefficients: coefficients.map((row) => ({ ...row, ratio: asRatio(row) })) }),
  };
};
