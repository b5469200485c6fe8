import * as z from 'zod';
import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { existsOnScale, sdBounds } from './bounded-scale';
import { parseDecimal } from './decimal';
import { debit, grim, grimmer } from './granularity';

const printed = z.string();
const size = z.number().int().min(1).max(1_000_000);
const end = z.number().int();

const inputs = {
  grim: z.object({ mean: printed, n: size, items: size.optional() }),
  grimmer: z.object({ mean: printed, sd: printed, n: size.min(2) }),
  exact: z.object({ mean: printed, sd: printed, n: size.min(2), min: end, max: end }),
  debit: z.object({ mean: printed, sd: printed, n: size.min(2) }),
  sdbounds: z.object({ mean: printed, n: size.min(2), min: end, max: end }),
} as const;

/** Checks whether summary statistics can come from whole numbers at all. */
export const integrityKinds = ['grim', 'grimmer', 'exact', 'debit', 'sdbounds'] as const;

export type IntegrityAnswer = { readonly [name: string]: boolean | number | null };

const parse = <T>(schema: z.ZodType<T>, input: unknown): Result<T, AppError> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err(
    appError(
      'bad-request',
      `The numbers do not fit: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    ),
  );
};

/** Runs one check; means and SDs are strings, because their decimals count. */
export const checkIntegrity = (kind: string, input: unknown): Result<IntegrityAnswer, AppError> => {
  const known = integrityKinds.find((id) => id === kind);
  if (known === undefined) return err(appError('unknown-id', `There is no integrity check "${kind}".`));
  switch (known) {
    case 'grim':
      return chain(parse(inputs.grim, input), ({ mean, n, items }) =>
        chain(parseDecimal(mean), (m) => ok({ consistent: grim(m, n, items) })),
      );
    case 'grimmer':
      return chain(parse(inputs.grimmer, input), ({ mean, sd, n }) =>
        pair(mean, sd, (m, s) => ok({ grim: grim(m, n), consistent: grimmer(m, s, n) })),
      );
    case 'debit':
      return chain(parse(inputs.debit, input), ({ mean, sd, n }) =>
        pair(mean, sd, (m, s) => ok({ consistent: debit(m, s, n) })),
      );
    case 'exact':
      return chain(parse(inputs.exact, input), ({ mean, sd, n, min, max }) => {
        if (min > max) return err(appError('bad-request', 'The scale ends below where it starts.'));
        return pair(mean, sd, (m, s) => {
          const exists = existsOnScale(m, s, n, min, max);
          return exists === null
            ? err(appError('not-estimable', 'Too many possible answers to look at all of them.'))
            : ok({ grim: grim(m, n), grimmer: grimmer(m, s, n), exists });
        });
      });
    case 'sdbounds':
      return chain(parse(inputs.sdbounds, input), ({ mean, n, min, max }) =>
        chain(parseDecimal(mean), (m) =>
          m.value < min || m.value > max
            ? err(appError('bad-request', 'The mean lies outside the scale.'))
            : ok({ ...sdBounds(m, n, min, max) }),
        ),
      );
  }
};

const chain = <A, B>(
  result: Result<A, AppError>,
  next: (value: A) => Result<B, AppError>,
): Result<B, AppError> => (result.ok ? next(result.value) : result);

type Printed = Extract<ReturnType<typeof parseDecimal>, { readonly ok: true }>['value'];

const pair = (
  mean: string,
  sd: string,
  next: (mean: Printed, sd: Printed) => Result<IntegrityAnswer, AppError>,
): Result<IntegrityAnswer, AppError> =>
  chain(parseDecimal(mean), (m) => chain(parseDecimal(sd), (s) => next(m, s)));
