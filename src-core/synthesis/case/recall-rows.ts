import * as z from 'zod';
import type { AppError } from '../../errors';
import { err, ok, type Result } from '../../result';
import {
  firstStop,
  foundBy,
  recallFromSample,
  recallFromSequence,
  recallWindow,
} from '../../screening/agreement/recall';
import { misfit, number, type OutputObject } from './output';

const count = z.number().int().min(0);
const shared = { total: count, recallTarget: z.number().gt(0).lte(1), alpha: z.number().gt(0).lt(1) };
const rowSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('sample'),
    input: z
      .object({
        ...shared,
        screenedBefore: count,
        foundBefore: count,
        sampled: count,
        foundInSample: count,
      })
      .refine((one) => one.screenedBefore + one.sampled <= one.total, 'more is screened than there is')
      .refine(
        (one) => one.foundBefore <= one.screenedBefore && one.foundInSample <= one.sampled,
        'more is found than was screened',
      ),
  }),
  z.looseObject({
    kind: z.literal('sequence'),
    input: z
      .object({ ...shared, screened: count, relevantPositions: z.array(count) })
      .refine(({ screened, total }) => screened <= total, 'more is screened than there is'),
  }),
]);
const rowsSchema = z.looseObject({ rows: z.array(rowSchema).min(1) });

type Row = z.infer<typeof rowSchema>;

/** Stopping rules in the shape of their reference file. */
export const recallRows = (input: unknown): Result<OutputObject, AppError> => {
  const parsed = rowsSchema.safeParse(input);
  if (!parsed.success) return err(misfit('list of stopping rules', parsed.error));
  return ok({
    rows: parsed.data.rows.map((row) => ({
      ...(typeof row.id === 'string' ? { id: row.id } : {}),
      kind: row.kind,
      expected: answer(row),
    })),
  });
};

const answer = (row: Row): OutputObject => {
  if (row.kind === 'sample') {
    const { urn, k0, p, stop, kUpper, recallLower, missedUpper } = recallFromSample(row.input);
    return { urn, K0: k0, p: number(p), stop, Kupper: kUpper, recallLower: number(recallLower), missedUpper };
  }
  const { input } = row;
  const { found, best, stop } = recallFromSequence(input);
  const foundUpTo = foundBy(input);
  return {
    found,
    pMin: number(best?.p ?? null),
    windowAtMin: best?.n ?? null,
    K0AtMin: best?.k0 ?? null,
    stop,
    firstStop: firstStop(input),
    windows: [50, 200]
      .filter((n) => n <= input.screened)
      .map((n) => {
        const { k0, ...window } = recallWindow(input, input.screened, foundUpTo, n);
        return { n: window.n, found: window.found, K0: k0, urn: window.urn, p: number(window.p) };
      }),
  };
};
