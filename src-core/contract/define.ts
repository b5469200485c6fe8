import type * as z from 'zod';
import type { AppError } from '../errors';
import type { Result } from '../result';
import type { Answer } from './change';

/** One call of the contract: what goes in and what comes out, both checked in main. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> => ({
  input,
  output,
});

export type Area = Readonly<Record<string, Call>>;

type Handler<C> =
  C extends Call<infer I, infer O>
    ? (input: z.output<I>) => Result<z.input<O>, AppError> | Promise<Result<z.input<O>, AppError>>
    : never;
type Caller<C> =
  C extends Call<infer I, infer O> ? (input: z.input<I>) => Promise<Answer<z.output<O>>> : never;

/** What main implements: one function a call. A missing one does not compile. */
export type Handlers<A extends Area> = { readonly [N in keyof A]: Handler<A[N]> };
/** What the renderer sees. */
export type Callers<A extends Area> = { readonly [N in keyof A]: Caller<A[N]> };
