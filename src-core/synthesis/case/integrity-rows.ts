import * as z from 'zod';
import type { AppError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { checkIntegrity } from '../../extraction/integrity/index';
import { misfit, number, type OutputObject, outcome } from './output';

const rowsSchema = z.looseObject({
  rows: z.array(z.looseObject({ kind: z.string(), input: z.record(z.string(), z.unknown()) })),
});

/** Integrity checks in the shape of their reference file. */
export const integrityRows = (input: unknown): Result<OutputObject, AppError> => {
  const parsed = rowsSchema.safeParse(input);
  if (!parsed.success) return err(misfit('list of checks', parsed.error));
  return ok({
    rows: parsed.data.rows.map(({ kind, input: values }) => ({
      kind,
      input: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'number' ? value : String(value),
        ]),
      ),
      expected: outcome(checkIntegrity(kind, values), (answer) =>
        Object.fromEntries(
          Object.entries(answer).map(([name, value]) => [
            name,
            typeof value === 'boolean' ? value : number(value),
          ]),
        ),
      ),
    })),
  });
};
