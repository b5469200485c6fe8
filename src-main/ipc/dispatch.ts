import type * as z from 'zod';
import { contract, type ContractHandlers } from '#core/contract/index';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

type AnyHandler = (input: unknown) => Result<unknown, AppError> | Promise<Result<unknown, AppError>>;

export interface Channel {
  readonly name: string;
  readonly call: (input: unknown) => Promise<Result<unknown, AppError>>;
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
      const result = await handler(parsed.data);
      return result.ok ? ok(result.value) : err(result.error);
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
