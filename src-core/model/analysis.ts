import * as z from 'zod';
import { studyDesignIds } from './study-design';

export const analysisSettingsSchema = z.object({
  measure: z.string().min(1),
  model: z.enum(['common', 'random']),
  commonMethod: z.enum(['mh', 'iv']),
  tau2: z.string().min(1),
  test: z.enum(['wald', 'knha', 'adhoc']),
  level: z.number().gt(50).lt(100),
  correction: z.object({
    add: z.number().min(0),
    to: z.enum(['only0', 'all', 'if0all', 'none']),
    drop00: z.boolean(),
    arms: z.enum(['same', 'treatment-arm']).optional(),
  }),
  prediction: z.enum(['test', 'normal', 't-k1', 't-k2']).optional(),
  subgroups: z
    .object({
      by: z.enum(['design', 'dose', 'comparison', 'basis', 'verified']),
      tau2: z.enum(['separate', 'common']),
    })
    .optional(),
  bayes: z.object({ prior: z.string().optional(), important: z.number().optional() }).optional(),
  further: z
    .array(z.enum(['sensitivity', 'small-study', 'selection', 'structure', 'permutation', 'multiverse']))
    .readonly()
    .optional(),
  genericScale: z.enum(['log', 'natural']).optional(),
  genericLabel: z.string().optional(),
});

/** A specification: what is pooled for one condition, comparison and outcome, and how. */
export const analysisSchema = z.object({
  id: z.string().min(1),
  conditionId: z.string().min(1),
  /** null: any comparison of the review. */
  comparisonId: z.string().nullable(),
  outcomeId: z.string().min(1),
  settings: analysisSettingsSchema,
  /** Study designs that count; absent: randomised designs only. */
  designs: z.array(z.enum(studyDesignIds)).optional(),
  note: z.string(),
});
export type Analysis = z.infer<typeof analysisSchema>;

export const analysisId = (conditionId: string, comparisonId: string | null, outcomeId: string): string =>
  `${conditionId}~${comparisonId ?? 'any'}~${outcomeId}`;
