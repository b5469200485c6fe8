import type * as z from 'zod';
import type { Answer } from '#core/contract/change';
import { contract, type ContractHandlers } from '#core/contract/index';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import { withChange } from '../change-made';

type AnyHandler = (input: unknown) => Result<unknown, AppError> | Promise<Result<unknown, AppError>>;

export interface Channel {
  readonly name: string;
  readonly call: (input: unknown) => Promise<Answer<unknown>>;
}

/** Runs one call: parse what came in, do it, and answer in the envelope. Nothing that goes wrong leaves as an exception. */
const guarded =
  (name: string, input: z.ZodType, handler: AnyHandler): Channel['call'] =>
  async (raw) => {
    const parsed = input.safeParse(raw);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return err(
        appError(
          'bad-request',
          `The request "${name}" was not understood (${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}).`,
          {
            where: { field: issue?.path.join('.') ?? '' },
          },
        ),
      );
    }
    try {
      const { value: result, made } = await withChange(() => handler(parsed.data));
      if (!result.ok) return err(result.error);
      return { ok: true, value: result.value, ...(made === null ? {} : { change: made }) };
    } catch (cause) {
      return err(
        appError('internal', `Something unforeseen went wrong in "${name}". What was saved before is safe.`, {
          detail: { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
        }),
      );
    }
  };

/** Every channel of the contract with its guarded handler. */
export const channels = (handlers: ContractHandlers): Channel[] =>
  Object.entries(contract).flatMap(([area, calls]) =>
    Object.entries(calls).map(([name, { input }]) => {
      const handler = (handlers[area as keyof ContractHandlers] as Record<string, AnyHandler>)[name];
      if (handler === undefined) throw new Error(`no handler for ${area}.${name}`);
      return { name: `${area}.${name}`, call: guarded(`${area}.${name}`, input, handler) };
    }),
  );
