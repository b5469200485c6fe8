import { counted } from '../counted';
import { type AppError, appError } from '../errors';
import { applyCorrection, droppedDoubleZero } from '../measures/continuity-correction';
import { measureById } from '../measures/index';
import { dataProblem, type Measure } from '../measures/measure';
import { partCountsNote } from '../measures/whole-counts';
import { err, ok, type Result } from '../result';
import { combine, type UsableStudy } from './combine';
import { fewStudiesReport } from './few-studies';
import { furtherReport } from './further/further-analysis';
import { inOrderOf } from './in-order-of';
import { hashInputs } from './input-hash';
import { criticalValue } from './pool';
import { printedPooled } from './printed-pooled';
import { type PrintedScale, printedEstimate, printedScale } from './printed-scale';
import type { AnalysisReport, AnalysisSettings, LeftOut, StudyInput, StudyRow } from './report';
import { subgroupReport } from './subgroup-report';
import { totals } from './totals';

/**
 * Computes an analysis. Every study that cannot be used is moved to `leftOut` with its reason; a pooling that fails leaves the study
 * rows and says why in `error`. Pure, and independent of the order of the inputs: numbers are summed in the order of ids.
 */
export const runAnalysis = (
  settings: AnalysisSettings,
  inputs: readonly StudyInput[],
  leftOut: readonly LeftOut[],
): AnalysisReport => {
  const inputHash = hashInputs(settings, inputs, leftOut);
  const checked = checkSettings(settings);
  if (!checked.ok) return failed(settings, leftOut, inputHash, checked.error);
  const measure = checked.value;
  const scale = printedScale(measure, settings);
  const { usable, unusable } = studyEffects(settings, measure, inputs);
  const combined = usable.length === 0 ? null : combine(settings, usable);
  const weights =
    combined?.ok === true ? combined.value.weights : usable.map(() => (usable.length === 1 ? 100 : 0));
  const pooled = combined?.ok === true ? printedPooled(combined.value, scale) : null;
  return {
    settings,
    measureLabel: scale.label,
    scale: scale.scale,
    nullValue: scale.nullValue,
    rows: inOrderOf(inputs, studyRows(usable, weights, settings, scale)),
    pooled,
    heterogeneity: combined?.ok === true ? combined.value.heterogeneity : null,
    subgroups: subgroupReport(settings, usable, scale),
    fewStudies: fewStudiesReport(settings, usable, scale),
    further: furtherReport({ settings, measure, scale, usable, inputs }),
    leftOut: [...leftOut, ...inOrderOf(inputs, unusable)],
    notes: notes(usable, settings),
    error: combined === null || combined.ok ? null : combined.error,
    totals: totals(usable.map(({ input }) => input)),
    inputHash,
  };
};

const checkSettings = (settings: AnalysisSettings): Result<Measure, AppError> => {
  if (!(settings.level > 0 && settings.level < 100))
    return err(appError('bad-request', 'The confidence level must lie between 0 and 100 percent.'));
  if (settings.correction.add < 0)
    return err(appError('bad-request', 'A continuity correction cannot be negative.'));
  const measure = measureById(settings.measure);
  if (!measure.ok) return measure;
  if (measure.value.id === 'GEN' && settings.genericScale === undefined)
    return err(
      appError('bad-request', 'A generic effect needs its scale: logarithm of a ratio, or natural.'),
    );
  return ok(measure.value);
};

const studyEffects = (
  settings: AnalysisSettings,
  measure: Measure,
  inputs: readonly StudyInput[],
): { readonly usable: readonly UsableStudy[]; readonly unusable: readonly LeftOut[] } => {
  const ordered = [...inputs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const corrected = applyCorrection(
    ordered.map(({ data }) => data),
    measure,
    settings.correction,
  );
  const usable: UsableStudy[] = [];
  const unusable: LeftOut[] = [];
  ordered.forEach((input, i) => {
    const { id, studyId, label } = input;
    const { data, corrected: changed, dropped } = corrected[i]!;
    if (dropped) {
      unusable.push({ id, studyId, label, ...droppedDoubleZero });
      return;
    }
    // The raw numbers are looked at first: a correction must not make an empty arm look like one with people.
    const problem = dataProblem(input.data);
    const effect = problem === null ? measure.compute(data) : err(problem);
    if (effect.ok) usable.push({ input, ...effect.value, corrected: changed });
    else unusable.push({ id, studyId, label, ...effect.error });
  });
  return { usable, unusable };
};

const studyRows = (
  usable: readonly UsableStudy[],
  weights: readonly number[],
  { level }: AnalysisSettings,
  scale: PrintedScale,
): readonly StudyRow[] => {
  const critical = criticalValue(level, null);
  return usable.map(({ input, yi, vi, corrected }, i) => {
    const sei = Math.sqrt(vi);
    const interval = { yi, sei, ciLow: yi - critical * sei, ciHigh: yi + critical * sei };
    const { id, studyId, label, data, verified, subgroup } = input;
    return {
      id,
      studyId,
      label,
      data,
      verified,
      ...(subgroup === undefined ? {} : { subgroup }),
      ...printedEstimate(interval, scale, [data]),
      weight: weights[i]!,
      corrected,
    };
  });
};

const notes = (usable: readonly UsableStudy[], settings: AnalysisSettings): readonly string[] => {
  const found: string[] = [];
  const k = usable.length;
  if (k === 1) found.push("Only one study: this is that study's own result, not a pooled estimate.");
  if (k === 2 && settings.model === 'random')
    found.push('Only two studies: the between-study variance can hardly be estimated.');
  const changed = usable.filter(({ corrected }) => corrected).length;
  if (changed > 0) {
    const mh = settings.model === 'common' && settings.commonMethod === 'mh' && k > 1;
    const who = counted(changed, 'study', 'studies');
    found.push(
      `${settings.correction.add} was added to the counts of ${who} with an empty cell${mh ? ' for its own effect; the pooled estimate uses the counts as they are' : ''}.`,
    );
  }
  const parts = partCountsNote(usable.map(({ input }) => input));
  if (parts !== null) found.push(parts);
  const unverified = usable.filter(({ input }) => !input.verified).length;
  if (unverified > 0)
    found.push(
      k === 1
        ? 'The result is not yet verified against the source.'
        : `${unverified} of ${k} results are not yet verified against the source.`,
    );
  return found;
};

const failed = (
  settings: AnalysisSettings,
  leftOut: readonly LeftOut[],
  inputHash: string,
  error: AppError,
): AnalysisReport => ({
  settings,
  measureLabel: settings.measure,
  scale: 'natural',
  nullValue: null,
  rows: [],
  pooled: null,
  heterogeneity: null,
  subgroups: null,
  fewStudies: null,
  further: null,
  leftOut,
  notes: [],
  error,
  totals: { participants: null, n1: null, n2: null, events1: null, events2: null },
  inputHash,
});
