import * as z from 'zod';

/** The facts that the low-dose naltrexone review is built from. Strict: a field that nobody places is an error, not a loss. */

const text = z.string().nullable();
const num = z.number().nullable();

export const ldnReferenceSchema = z.strictObject({
  id: z.string().min(1),
  type: z.string(),
  title: z.string(),
  author: z.array(z.strictObject({ family: z.string(), given: z.string().nullable().optional() })),
  issued: z.strictObject({ 'date-parts': z.array(z.array(z.number())) }).nullable(),
  year: num,
  'container-title': text,
  volume: text,
  issue: text,
  page: text,
  DOI: text,
  PMID: text,
  PMCID: text,
  URL: text,
  'event-title': z.string().optional(),
  publicationKind: z.string(),
  condition: z.array(z.string()),
  namedIn: z.array(z.string()),
  note: text,
  metadataSource: z.enum(['seed', 'search', 'seed+search']),
  authorsIncomplete: z.boolean(),
});
export type LdnReference = z.infer<typeof ldnReferenceSchema>;

const ldnArmSchema = z.strictObject({
  arm: z.string(),
  n: num,
  events: num.optional(),
  percent: num.optional(),
  percentText: z.string().optional(),
  percentReduction: num.optional(),
  mean: num.optional(),
  sd: num.optional(),
  /** The source printed a plus-or-minus value and the collector took it for an SD. */
  sdAssumed: z.boolean().optional(),
  spreadReported: num.optional(),
  ciLow: num.optional(),
  ciHigh: num.optional(),
  p: num.optional(),
  before: num.optional(),
  after: num.optional(),
  infections: num.optional(),
  adverseEvents: num.optional(),
});
export type LdnArm = z.infer<typeof ldnArmSchema>;

const ldnEffectSchema = z.strictObject({
  measure: z.string(),
  estimate: num,
  ciLow: num,
  ciHigh: num,
  p: num,
  pText: z.string().optional(),
  estimateIs: z.string().optional(),
  note: z.string().optional(),
  iqrWidth: num.optional(),
  effectSize: num.optional(),
  cohenD: num.optional(),
});
export type LdnEffect = z.infer<typeof ldnEffectSchema>;

const ldnOutcomeSchema = z.strictObject({
  outcome: z.string(),
  measure: z.string(),
  timepoint: z.string(),
  type: z.enum(['dichotomous', 'continuous', 'paired', 'effect']),
  benefitDirection: z.enum(['higher is better', 'lower is better', 'not applicable']),
  arms: z.array(ldnArmSchema),
  effect: ldnEffectSchema.nullable(),
  source: z.strictObject({ ref: z.string(), url: z.string(), where: z.string() }),
  verified: z.boolean(),
  quote: text,
  caveat: text,
  derived: z
    .strictObject({
      events: z.array(z.number()).optional(),
      se: z.number().optional(),
      how: z.string(),
    })
    .optional(),
});
export type LdnOutcome = z.infer<typeof ldnOutcomeSchema>;

export const ldnStudySchema = z.strictObject({
  id: z.string().min(1),
  label: z.string(),
  reports: z.array(z.string()).min(1),
  condition: z.array(z.string()).min(1),
  design: z.string(),
  blinding: text,
  country: text,
  nEnrolledOrRandomised: num,
  nAnalysed: num,
  dose_mg: num,
  doseNote: text,
  duration_weeks: num,
  comparator: text,
  registration: text,
  funding: text,
  primaryOutcome: text,
  status: z.enum(['completed', 'protocol only']),
  caveat: text,
  outcomes: z.array(ldnOutcomeSchema),
});
export type LdnStudy = z.infer<typeof ldnStudySchema>;
