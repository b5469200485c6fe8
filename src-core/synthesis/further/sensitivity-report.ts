import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { combine, isStratified, type UsableStudy } from '../combine';
import { inOrderOf } from '../in-order-of';
import { galbraith, labbe } from '../plots';
import { type PooledFit, poolEffects } from '../pool';
import type { AnalysisSettings } from '../report';
import { baujat, influence } from '../sensitivity/influence';
import { cumulative, inOrderOfYear, leaveOneOut, without } from '../sensitivity/leave-one-out';
import type { PooledPart, RowReference, SensitivityReport } from './further-report';
import {
  effectOptions,
  effectsOf,
  excludesNone,
  type FurtherQuestion,
  printed,
  referenceOf,
} from './question';

const fromCounts = appError(
  'not-estimable',
  'These are defined for effects pooled by their variances; this analysis pools the counts themselves.',
);

/** Leave-one-out, cumulative and influence analyses, and what Baujat, radial and L'Abbe plots draw. */
export const sensitivityReport = (question: FurtherQuestion): SensitivityReport => {
  const { settings, measure, usable, inputs } = question;
  const options = effectOptions(settings);
  const { yi, vi } = effectsOf(usable);
  const rows = <T>(values: readonly T[]): readonly (RowReference & T)[] =>
    inOrderOf(
      inputs,
      values.map((value, i) => ({ ...referenceOf(usable[i]!), ...value })),
    );
  const each = <T>(values: Result<readonly T[], AppError>) =>
    values.ok ? ok(rows(values.value)) : err(values.error);
  const deleted = isStratified(settings) ? err(fromCounts) : leaveOneOut(yi, vi, options);
  const radial = isStratified(settings) ? err(fromCounts) : galbraith(yi, vi, options);
  const arms = labbe(
    usable.map(({ input }) => input.data),
    measure,
    settings.correction,
  );
  return {
    leaveOneOut: each(oneLess(question, deleted)),
    cumulative: byYear(question),
    influence: each(deleted.ok ? influence(yi, vi, options, deleted) : deleted),
    baujat: each(deleted.ok ? baujat(yi, vi, options, deleted) : deleted),
    galbraith: radial.ok ? ok({ ...radial.value, points: rows(radial.value.points) }) : radial,
    labbe: arms === null ? null : rows(arms.points.map((point) => ({ point }))),
  };
};

type PartFit = Pick<PooledFit, 'k' | 'beta' | 'se' | 'ciLow' | 'ciHigh' | 'p'> &
  Pick<PooledPart, 'tau2' | 'i2'>;

const ofEffects = (fit: PooledFit): PartFit => ({
  ...fit,
  tau2: fit.methodUsed === 'EE' ? null : fit.tau2,
  i2: fit.k < 2 ? null : fit.i2,
});

const ofCounts = (settings: AnalysisSettings, studies: readonly UsableStudy[]): Result<PartFit, AppError> => {
  const combined = combine(settings, studies);
  if (!combined.ok) return combined;
  const { fit, heterogeneity } = combined.value;
  return ok({ ...fit, tau2: heterogeneity?.tau2 ?? null, i2: heterogeneity?.i2 ?? null });
};

const all = <T, U>(
  values: readonly T[],
  to: (value: T) => Result<U, AppError>,
): Result<readonly U[], AppError> => {
  const found: U[] = [];
  for (const value of values) {
    const result = to(value);
    if (!result.ok) return result;
    found.push(result.value);
  }
  return ok(found);
};

/** Back-transformed, and set against the estimate of all studies. */
const partsOf = (
  question: FurtherQuestion,
  parts: readonly { readonly studies: readonly UsableStudy[]; readonly fit: PartFit }[],
): Result<readonly PooledPart[], AppError> => {
  const { settings, usable, scale } = question;
  const whole = isStratified(settings) ? ofCounts(settings, usable) : poolAll(question);
  if (!whole.ok) return whole;
  return ok(
    parts.map(({ studies, fit }) => ({
      ...printed(question, studies, fit),
      k: fit.k,
      p: fit.p,
      tau2: fit.tau2,
      i2: fit.i2,
      turns: scale.nullValue !== null && excludesNone(fit) !== excludesNone(whole.value),
    })),
  );
};

const poolAll = ({ settings, usable }: FurtherQuestion): Result<PooledFit, AppError> => {
  const { yi, vi } = effectsOf(usable);
  return poolEffects(yi, vi, effectOptions(settings));
};

const oneLess = (
  question: FurtherQuestion,
  deleted: Result<readonly PooledFit[], AppError>,
): Result<readonly PooledPart[], AppError> => {
  const { settings, usable } = question;
  const sets = usable.map((_, i) => without(usable, i));
  const fits =
    isStratified(settings) && usable.length > 1
      ? all(sets, (studies) => ofCounts(settings, studies))
      : deleted.ok
        ? ok(deleted.value.map(ofEffects))
        : deleted;
  if (!fits.ok) return fits;
  return partsOf(
    question,
    sets.map((studies, i) => ({ studies, fit: fits.value[i]! })),
  );
};

const byYear = (question: FurtherQuestion): SensitivityReport['cumulative'] => {
  const { settings, usable } = question;
  if (usable.length < 2)
    return err(appError('too-few-studies', 'With one study there is nothing to add up.'));
  if (usable.every(({ input }) => input.year === undefined))
    return err(appError('not-estimable', 'No study has a year, so there is no order to add them in.'));
  // Of one year by name, so that the order in which the rows came makes no difference.
  const byLabel = [...usable].sort((a, b) => (a.input.label < b.input.label ? -1 : 1));
  const ordered = inOrderOfYear(byLabel, ({ input }) => input.year ?? null);
  const sets = ordered.map((_, i) => ordered.slice(0, i + 1));
  const { yi, vi } = effectsOf(ordered);
  const found = isStratified(settings)
    ? all(sets, (studies) => ofCounts(settings, studies))
    : mapped(cumulative(yi, vi, effectOptions(settings)), ofEffects);
  if (!found.ok) return found;
  const parts = partsOf(
    question,
    sets.map((studies, i) => ({ studies, fit: found.value[i]! })),
  );
  if (!parts.ok) return parts;
  return ok(
    parts.value.map((part, i) => ({
      ...referenceOf(ordered[i]!),
      ...part,
      year: ordered[i]!.input.year ?? null,
    })),
  );
};

const mapped = <T, U>(
  values: Result<readonly T[], AppError>,
  to: (value: T) => U,
): Result<readonly U[], AppError> => (values.ok ? ok(values.value.map(to)) : values);
