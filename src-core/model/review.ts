import * as z from 'zod';

/** How many reviewers must judge one thing before it counts, and whether they may see each other's verdicts before. */
const stageRuleSchema = z.object({ votes: z.number().int().min(1).max(5), blind: z.boolean() });

export const stages = ['title-abstract', 'full-text'] as const;
export type Stage = (typeof stages)[number];

export const reviewSchema = z.object({
  id: z.literal('review'),
  title: z.string().min(1),
  question: z.object({
    population: z.string(),
    intervention: z.string(),
    comparator: z.string(),
    outcomes: z.string(),
    designs: z.string(),
  }),
  note: z.string(),
  titleAbstract: stageRuleSchema,
  fullText: stageRuleSchema,
  extraction: stageRuleSchema,
  appraisal: stageRuleSchema,
  /** How sure two records must be to be merged without a person; absent: balanced. */
  duplicates: z.enum(['strict', 'balanced', 'sensitive']).optional(),
  /** The last search for duplicates found more uncertain pairs than it queued. */
  queueFull: z.boolean().optional(),
  /** Which bundled review this is a copy of, if any. */
  starter: z.string().nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

export const newReview = (title: string): Review => ({
  id: 'review',
  title,
  question: { population: '', intervention: '', comparator: '', outcomes: '', designs: '' },
  note: '',
  titleAbstract: { votes: 1, blind: true },
  fullText: { votes: 1, blind: true },
  extraction: { votes: 1, blind: true },
  appraisal: { votes: 1, blind: true },
  starter: null,
});

const listed = { id: z.string().min(1), order: z.number() };

export const criterionSchema = z.object({
  ...listed,
  kind: z.enum(['include', 'exclude']),
  text: z.string().min(1),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const conditionSchema = z.object({ ...listed, name: z.string().min(1), note: z.string() });
export type Condition = z.infer<typeof conditionSchema>;

export const outcomeSchema = z.object({
  ...listed,
  name: z.string().min(1),
  domain: z.string(),
  /** The instrument and its unit, e.g. "CDAI points" or "numeric rating scale 0-10". */
  scale: z.string(),
  /** Lowest and highest value that the scale can give; null or absent: none, or not known. */
  scaleMin: z.number().nullable().optional(),
  scaleMax: z.number().nullable().optional(),
  type: z.enum(['dichotomous', 'continuous', 'other']),
  /** Which direction is good for the patient. */
  better: z.enum(['higher', 'lower']),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const comparisonSchema = z.object({
  ...listed,
  name: z.string().min(1),
  intervention: z.string().min(1),
  comparator: z.string().min(1),
  /** Dose band in mg per day; null means open. */
  doseFrom: z.number().nullable(),
  doseTo: z.number().nullable(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const exclusionReasonSchema = z.object({ ...listed, text: z.string().min(1) });
export type ExclusionReason = z.infer<typeof exclusionReasonSchema>;

export const reviewerSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** `dataset` is a bundled or imported source of facts: it extracts, but never votes or judges. */
  role: z.enum(['owner', 'reviewer', 'resolver', 'dataset']),
  active: z.boolean(),
});
