import * as z from 'zod';
import { verdicts } from '../model/report';
import { stages } from '../model/review';
import { call } from './define';

/** Verdicts belong to the reviewer in front of the screen; main fills in who that is. */
export const screening = {
  /** One verdict for one or more reports, in one transaction. null takes the verdict back. */
  decide: call(
    z.object({
      reportIds: z.array(z.string()).min(1).max(5000),
      stage: z.enum(stages),
      verdict: z.enum(verdicts).nullable(),
      reasonId: z.string().nullable(),
    }),
    z.object({ decided: z.number() }),
  ),
  /** Note and labels, kept apart from the verdict. */
  annotate: call(
    z.object({
      reportId: z.string(),
      stage: z.enum(stages),
      note: z.string().max(10_000),
      labels: z.array(z.string().min(1).max(100)).max(50),
    }),
    z.null(),
  ),
  /** Settles a conflict. */
  resolve: call(
    z.object({
      reportId: z.string(),
      stage: z.enum(stages),
      verdict: z.enum(['include', 'exclude']),
      reasonId: z.string().nullable(),
      /** Why, in the settler's words; empty where none were given. */
      note: z.string().max(10_000),
    }),
    z.null(),
  ),
};
