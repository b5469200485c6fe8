import * as z from 'zod';
import { studyDesignIds } from './study-design';

/** The place a fact was read: page or table, and the sentence itself. */
export const sourceSchema = z.object({
  reportId: z.string().nullable(),
  /** Page, table, figure, "abstract" ... as the reader would look it up. */
  where: z.string(),
  quote: z.string(),
  url: z.string(),
});
export const armSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.enum(['intervention', 'comparator', 'other']),
  /** mg per day of naltrexone; null when not naltrexone or not said. */
  doseMg: z.number().nullable(),
  doseNote: z.string(),
  n: z.number().nullable(),
});
export type Arm = z.infer<typeof armSchema>;

export const periodSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  weeks: z.number().nullable(),
  washoutWeeks: z.number().nullable(),
});

export const populationSchema = z.object({
  id: z.string().min(1),
  conditionId: z.string().nullable(),
  description: z.string(),
  n: z.number().nullable(),
});

/**
 * What an imported review said of a study's risk of bias, with a tool that the project has no form for: shown as it was said, and never
 * turned into answers of another tool.
 */
export const importedJudgementSchema = z.object({
  /** "RoB 1", Cochrane's first tool. */
  tool: z.string().min(1),
  /** The review that said it. */
  review: z.string(),
  domain: z.string(),
  /** As the tool calls it: "Low risk", "High risk", "Unclear risk". */
  judgement: z.string(),
  support: z.string(),
});
export type ImportedJudgement = z.infer<typeof importedJudgementSchema>;

export const studySchema = z.object({
  id: z.string().min(1),
  label: z.string().min(1),
  conditions: z.array(z.string()),
  design: z.enum(studyDesignIds),
  /** The design in the source's own words where the category is too coarse. */
  designNote: z.string(),
  status: z.enum(['completed', 'ongoing', 'protocol', 'terminated', 'unknown']),
  blinding: z.string(),
  country: z.string(),
  nRandomised: z.number().nullable(),
  nAnalysed: z.number().nullable(),
  /** Highest fixed daily dose of naltrexone, mg. */
  doseMg: z.number().nullable(),
  doseNote: z.string(),
  durationWeeks: z.number().nullable(),
  durationNote: z.string(),
  comparator: z.string(),
  registration: z.string(),
  funding: z.string(),
  primaryOutcome: z.string(),
  arms: z.array(armSchema),
  periods: z.array(periodSchema),
  populations: z.array(populationSchema),
  caveat: z.string(),
  note: z.string(),
  /** Absent: none. */
  importedJudgements: z.array(importedJudgementSchema).optional(),
});
export type Study = z.infer<typeof studySchema>;

/** A report that belongs to a study. */
export const linkSchema = z.object({
  id: z.string().min(1),
  studyId: z.string().min(1),
  reportId: z.string().min(1),
  primary: z.boolean(),
});
export type Link = z.infer<typeof linkSchema>;

const num = z.number().nullable();

export const resultArmSchema = z.object({
  /** Arm of the study, where it is one of its arms. */
  armId: z.string().nullable(),
  label: z.string(),
  role: z.enum(['intervention', 'comparator', 'other']),
  n: num,
  events: num,
  /** As printed, when no count was. */
  percent: num,
  mean: num,
  sd: num,
  /** Decimals as printed, where trailing zeros would be lost (3.50); null or absent: those that the number shows. */
  meanDecimals: z.number().int().min(0).max(15).nullable().optional(),
  sdDecimals: z.number().int().min(0).max(15).nullable().optional(),
  /** A plus-or-minus value whose meaning (SD or SE) the source does not say: never used as an SD. */
  spreadReported: num,
  /** Anything else printed for the arm. */
  note: z.string(),
});
export type ResultArm = z.infer<typeof resultArmSchema>;

export const effectMeasures = ['MD', 'SMD', 'RR', 'OR', 'HR', 'RD', 'other'] as const;

export const effectSchema = z.object({
  measure: z.enum(effectMeasures),
  /** The measure as the source calls it. */
  label: z.string(),
  /** Printed (natural) scale. */
  estimate: num,
  ciLow: num,
  ciHigh: num,
  /** Confidence level of the printed interval, percent; 95 when absent. */
  level: z.number().gt(50).lt(100).optional(),
  /** On the natural scale for differences, on the log scale for ratios. */
  se: num,
  p: num,
  pText: z.string(),
});
export type Effect = z.infer<typeof effectSchema>;

/**
 * One study x population x comparison x outcome x time point x basis, as one extractor read it. Rows of the same thing by
 * several extractors share `key`; the consensus is the row whose `by` is `consensus`.
 */
export const resultSchema = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  studyId: z.string().min(1),
  by: z.string().min(1),
  populationId: z.string().nullable(),
  comparisonId: z.string().nullable(),
  /** The review's outcome this counts for; null when it fits none. */
  outcomeId: z.string().nullable(),
  outcomeText: z.string().min(1),
  measureText: z.string(),
  timePoint: z.string(),
  type: z.enum(['dichotomous', 'continuous', 'paired', 'effect']),
  basis: z.enum(['intention-to-treat', 'per-protocol', 'first-period', 'paired', 'within-arm', 'not-stated']),
  better: z.enum(['higher', 'lower', 'unclear']),
  arms: z.array(resultArmSchema),
  effect: effectSchema.nullable(),
  source: sourceSchema,
  /** True when the numbers were read at the source; anything else is shown as unverified everywhere. */
  verified: z.boolean(),
  caveat: z.string(),
  derived: z.string(),
});
export type StudyResult = z.infer<typeof resultSchema>;

export const answers = ['Y', 'PY', 'PN', 'N', 'NI', 'NA'] as const;

export const appraisalSchema = z.object({
  id: z.string().min(1),
  /** The result judged (its `key`, shared by all extractors). */
  resultKey: z.string().min(1),
  studyId: z.string().min(1),
  tool: z.string().min(1),
  toolVersion: z.string(),
  aim: z.string(),
  by: z.string().min(1),
  answers: z.record(z.string(), z.object({ answer: z.enum(answers).nullable(), support: z.string() })),
  /** By domain id, or `overall`: a judgement that differs from the proposal, with its reason. */
  overrides: z.record(z.string(), z.object({ judgement: z.string(), reason: z.string().min(1) })),
  /** Answer to "several domains with some concerns: does that lower confidence substantially?" */
  severalConcerns: z.enum(['high', 'some-concerns']).nullable(),
  severalConcernsReason: z.string(),
  /** The reviewer says it is finished. */
  complete: z.boolean(),
});
export type Appraisal = z.infer<typeof appraisalSchema>;

export const appraisalId = (resultKey: string, tool: string, by: string): string =>
  `${resultKey}~${tool}~${by}`;
export const linkId = (studyId: string, reportId: string): string => `${studyId}~${reportId}`;
