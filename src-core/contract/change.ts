import * as z from 'zod';
import type { AppError } from '../errors';

/** One change of a review: its place in the log, and the hash that tells it from what stands at that place in any other review. */
export const madeChangeSchema = z.strictObject({ revision: z.number(), hash: z.string() });
export type MadeChange = z.infer<typeof madeChangeSchema>;

/** What a call answers, with the last change that it made; without where it made none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly change?: MadeChange }
  | { readonly ok: false; readonly error: AppError };
