import * as z from 'zod';
import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { type InclusionRule, type MultiverseCell, runMultiverse } from '../multiverse';
import type { StudyInput } from '../report';
import { failed, number, type Output } from './output';
import type { MetaCase } from './parse-case';
import { methods as allMethods } from './results-block';

const correction = z.object({
  add: z.number().min(0),
  to: z.enum(['only0', 'all', 'if0all', 'none']),
  drop00: z.boolean().optional(),
  arms: z.enum(['same', 'treatment-arm']).optional(),
});

/** What a case may vary; what is absent stays as the case has it, methods and tests are all of them. */
const choicesSchema = z.object({
  measures: z.array(z.string()).min(1).optional(),
  methods: z.array(z.string()).min(1).optional(),
  tests: z
    .array(z.enum(['z', 'knha', 'adhoc']))
    .min(1)
    .optional(),
  corrections: z.array(correction).min(1).optional(),
  correlations: z.array(z.number().gt(-1).lt(1)).optional(),
  /** Rules by the labels of the studies that each leaves out. */
  inclusions: z.array(z.object({ id: z.string(), leavesOut: z.array(z.string()) })).optional(),
});

export type MultiverseAsked = z.infer<typeof choicesSchema>;

/** The part of a case that asks for a multiverse; null when it asks for none. */
export const multiverseAsked = (input: unknown): Result<MultiverseAsked | null, AppError> => {
  if (typeof input !== 'object' || input === null || !('multiverse' in input)) return ok(null);
  const parsed = choicesSchema.safeParse(input.multiverse);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const where = ['multiverse', ...(issue?.path ?? [])].join('.');
  return err(appError('bad-request', `The case does not fit: ${where}: ${issue?.message ?? ''}`));
};

const armsOf = ({ correction: { arms } }: MetaCase): NonNullable<typeof arms> => arms ?? 'same';

/** The specification curve of a case: every combination, lowest estimate first, and what could not be estimated. */
export const multiverseBlock = (one: MetaCase, asked: MultiverseAsked): Output => {
  const inputs = one.studies.map(
    ({ label, data }): StudyInput => ({ id: label, studyId: label, label, data, verified: true }),
  );
  const inclusions: readonly InclusionRule[] = (asked.inclusions ?? []).map(({ id, leavesOut }) => ({
    id,
    label: id,
    leavesOut,
  }));
  const labels = new Set(one.studies.map(({ label }) => label));
  const strange = inclusions.flatMap(({ leavesOut }) => leavesOut).find((label) => !labels.has(label));
  if (strange !== undefined)
    return failed(
      appError('bad-request', `No study is called "${strange}": the rule would leave nothing out.`),
    );
  const found = runMultiverse(
    {
      measures: asked.measures ?? [one.measure.id],
      methods: asked.methods ?? allMethods,
      tests: (asked.tests ?? ['z', 'knha', 'adhoc']).map((test) => (test === 'z' ? 'wald' : test)),
      corrections: asked.corrections?.map((own) => ({
        ...own,
        drop00: own.drop00 ?? one.correction.drop00,
        arms: own.arms ?? armsOf(one),
      })) ?? [one.correction],
      correlations: asked.correlations ?? [],
      inclusions,
      level: one.level,
      variance: one.variance,
      genericScale: one.transformation === 'exp' ? 'log' : 'natural',
    },
    inputs,
  );
  if (!found.ok) return failed(found.error);
  const { cells, failures, summary } = found.value;
  return {
    cells: cells.map(cellBlock),
    failures: failures.map(({ error, test, ...where }) => ({
      ...where,
      test: test === 'wald' ? 'z' : test,
      ...failed(error),
    })),
    summary:
      summary === null
        ? null
        : {
            median: number(summary.median),
            lowest: number(summary.lowest),
            highest: number(summary.highest),
            below: number(summary.below),
            significant: number(summary.significant),
          },
  };
};

const cellBlock = (cell: MultiverseCell): Output => ({
  measure: cell.measure,
  method: cell.method,
  test: cell.test === 'wald' ? 'z' : cell.test,
  correction: cell.correction,
  correlation: cell.correlation,
  inclusion: cell.inclusion,
  k: cell.k,
  beta: number(cell.yi),
  'ci.lb': number(cell.ciLow),
  'ci.ub': number(cell.ciHigh),
  pval: number(cell.p),
  transf: { beta: number(cell.estimate), 'ci.lb': number(cell.low), 'ci.ub': number(cell.high) },
});
