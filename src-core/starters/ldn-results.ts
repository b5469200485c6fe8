import type { Effect, ResultArm, StudyResult } from '../model/study';
import { ldnReportId } from './ldn-records';
import { ldnResultPlan } from './ldn-result-plan';
import type { LdnArm, LdnEffect, LdnOutcome, LdnStudy } from './ldn-source';
import { armOfLabel, ldnPopulationId, studyPlan } from './ldn-studies';

/** The bundled facts extract, as a reviewer of their own; they never vote or judge. */
export const ldnReviewer = {
  id: 'dataset-ldn',
  name: 'LDN evidence set (bundled)',
  role: 'dataset',
  active: true,
} as const;

export const ldnResults = (study: LdnStudy): readonly StudyResult[] =>
  study.outcomes.map((outcome, i) => resultRow(study, outcome, i));

const resultRow = (study: LdnStudy, outcome: LdnOutcome, index: number): StudyResult => {
  const plan = ldnResultPlan[study.id]?.[index];
  if (plan === undefined) throw new Error(`Nobody said where outcome ${index + 1} of ${study.id} goes.`);
  const key = `${study.id}~result-${index + 1}`;
  return {
    id: `${key}~${ldnReviewer.id}`,
    key,
    studyId: study.id,
    by: ldnReviewer.id,
    populationId: plan.populationId === undefined ? null : ldnPopulationId(study.id, plan.populationId),
    comparisonId: plan.comparisonId === undefined ? studyPlan(study).comparisonId : plan.comparisonId,
    outcomeId: plan.outcomeId,
    outcomeText: outcome.outcome,
    measureText: outcome.measure,
    timePoint: outcome.timepoint,
    type: outcome.type,
    basis: plan.basis,
    better: directions[outcome.benefitDirection],
    arms: outcome.arms.flatMap((arm) => resultArms(study, arm)),
    effect: outcome.effect === null ? null : effectRow(outcome.effect),
    source: {
      reportId: ldnReportId(outcome.source.ref),
      where: outcome.source.where,
      quote: outcome.quote ?? '',
      url: outcome.source.url,
    },
    verified: outcome.verified,
    caveat: sentences([outcome.caveat, ...effectNotes(outcome.effect)]),
    derived: derivedText(outcome),
  };
};

const directions = {
  'higher is better': 'higher',
  'lower is better': 'lower',
  'not applicable': 'unclear',
} as const;

/** An arm printed with a value before and one after becomes two, so that neither number is lost. */
const resultArms = (study: LdnStudy, arm: LdnArm): readonly ResultArm[] => {
  if (arm.before === undefined && arm.after === undefined) return [resultArm(study, arm)];
  return [
    { ...resultArm(study, arm), label: `${arm.arm}, before`, mean: arm.before ?? null, role: 'other' },
    { ...resultArm(study, arm), label: `${arm.arm}, after`, mean: arm.after ?? null, role: 'other' },
  ];
};

const resultArm = (study: LdnStudy, arm: LdnArm): ResultArm => {
  // A plus-or-minus value that the source does not call an SD is never used as one.
  const assumed = arm.sdAssumed === true;
  return {
    armId: armOfLabel(study, arm.arm),
    label: arm.arm,
    role: roleOf(arm.arm),
    n: arm.n,
    events: arm.events ?? null,
    percent: arm.percent ?? null,
    mean: arm.mean ?? null,
    sd: assumed ? null : (arm.sd ?? null),
    spreadReported: (assumed ? arm.sd : arm.spreadReported) ?? null,
    note: sentences([
      arm.percentText === undefined ? null : `Printed as "${arm.percentText}".`,
      hasNumber(arm.percentReduction) ? `Reduction of ${arm.percentReduction} percent.` : null,
      hasNumber(arm.ciLow) && hasNumber(arm.ciHigh)
        ? `Interval as printed: ${arm.ciLow} to ${arm.ciHigh}.`
        : null,
      hasNumber(arm.p) ? `P = ${arm.p} within this arm.` : null,
      hasNumber(arm.infections) ? `${arm.infections} infections (not people).` : null,
      hasNumber(arm.adverseEvents) ? `${arm.adverseEvents} adverse events (not people).` : null,
      assumed ? 'The plus-or-minus value is not called SD or SE.' : null,
    ]),
  };
};

const hasNumber = (value: number | null | undefined): value is number => typeof value === 'number';

const comparatorLabels: readonly RegExp[] = [/^placebo\b/i, /^amitriptyline$/, /^antiretrovirals$/];
/** Not treatments: time points, single people, and groups formed after treatment began. */
const otherLabels: readonly RegExp[] = [
  /(^|, )(before|after|during)$/,
  /^patient \d+$/,
  /^interferon /,
  /^charts reviewed$/,
  /^LDN added to glatiramer$/,
];

const roleOf = (label: string): ResultArm['role'] => {
  if (comparatorLabels.some((pattern) => pattern.test(label))) return 'comparator';
  return otherLabels.some((pattern) => pattern.test(label)) ? 'other' : 'intervention';
};

/** Only what is truly that measure gets its name; everything else is `other` with the label as printed. */
const effectMeasureOf: Readonly<Record<string, Effect['measure']>> = {
  'mean difference': 'MD',
  'mean paired difference': 'MD',
  'paired difference': 'MD',
  'difference in change between drugs': 'MD',
  'difference in proportions': 'RD',
};

const effectRow = (effect: LdnEffect): Effect => ({
  measure: effectMeasureOf[effect.measure] ?? 'other',
  label: effect.measure,
  estimate: effect.estimate,
  ciLow: effect.ciLow,
  ciHigh: effect.ciHigh,
  se: null,
  p: effect.p,
  pText: effect.pText ?? '',
});

const effectNotes = (effect: LdnEffect | null): readonly (string | null)[] => [
  effect?.note === undefined ? null : `Printed as ${effect.note}.`,
  hasNumber(effect?.iqrWidth) ? `Width of the interquartile range: ${effect.iqrWidth}.` : null,
  hasNumber(effect?.effectSize) ? `Effect size as printed: ${effect.effectSize}.` : null,
  hasNumber(effect?.cohenD) ? `Cohen's d as printed: ${effect.cohenD}.` : null,
];

const derivedText = ({ effect, derived }: LdnOutcome): string =>
  sentences([
    effect?.estimateIs === undefined ? null : `Estimate: ${effect.estimateIs}.`,
    derived?.events === undefined ? null : `Events ${derived.events.join(' and ')}: ${derived.how}.`,
    derived?.se === undefined ? null : `Standard error ${derived.se}: ${derived.how}.`,
  ]);

const sentences = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' ');
