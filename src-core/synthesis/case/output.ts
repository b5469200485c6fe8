import type * as z from 'zod';
import { type AppError, appError } from '../../errors';
import type { Result } from '../../result';

/** What a block of a case becomes in JSON. */
export type Output =
  | null
  | boolean
  | number
  | string
  | readonly Output[]
  | { readonly [key: string]: Output };
export type OutputObject = { readonly [key: string]: Output };

/** A number as the reference cases write it: null for not defined, "Inf" and "-Inf" for infinite. */
export const number = (value: number | null): Output => {
  if (value === null || Number.isNaN(value)) return null;
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Inf' : '-Inf';
};

export const numbers = (values: readonly (number | null)[]): Output => values.map(number);

/** `{"error": "<code>: <sentence>"}` in the place of what cannot be estimated. */
export const failed = ({ code, text }: Pick<AppError, 'code' | 'text'>): OutputObject => ({
  error: `${code}: ${text}`,
});

/** The block, or the error in its place. */
export const outcome = <T>(result: Result<T, AppError>, block: (value: T) => Output): Output =>
  result.ok ? block(result.value) : failed(result.error);

/** What of an input does not fit, at its first place. */
export const misfit = (what: string, { issues }: z.ZodError): AppError => {
  const [issue] = issues;
  const where = issue?.path.join('.') ?? '';
  return appError(
    'bad-request',
    `The ${what} does not fit: ${where || 'the whole'}: ${issue?.message ?? ''}`,
  );
};
