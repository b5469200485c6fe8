import { expect } from 'vitest';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { furtherBlocks } from '#core/synthesis/further/further-report';
import type { AnalysisReport, AnalysisSettings, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { differences, iterative, type Tolerance } from '../../../reference/compare';
import { type Json, type JsonObject, list, load, object } from '../../../reference/load';

export const settings: AnalysisSettings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'iv',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
  // All but the permutation tests, which take long.
  further: furtherBlocks.filter((block) => block !== 'permutation'),
};
export const generic: AnalysisSettings = { ...settings, measure: 'GEN', genericScale: 'natural' };

export const numberIn = (row: JsonObject, name: string): number => Number(row[name]);

/** The studies of a reference case; ids that are no order of their own, so that order has to come from the inputs. */
export const inputsOf = (one: JsonObject): readonly StudyInput[] =>
  list(one.studies).map((value, i) => {
    const row = object(value);
    const { label, study, year, moderator } = row;
    return {
      id: `r${(i * 37) % 101}`,
      studyId: String(study ?? label),
      label: String(label),
      data:
        row.vi === undefined
          ? {
              kind: '2x2',
              events1: numberIn(row, 'events1'),
              n1: numberIn(row, 'n1'),
              events2: numberIn(row, 'events2'),
              n2: numberIn(row, 'n2'),
            }
          : { kind: 'gen', yi: numberIn(row, 'yi'), sei: Math.sqrt(numberIn(row, 'vi')) },
      verified: true,
      ...(typeof year === 'number' ? { year } : {}),
      ...(typeof moderator === 'number' ? { moderators: { moderator } } : {}),
    };
  });

export const bcg = load('oracle/meta/bcg-rr.json');
export const trials = inputsOf(bcg);

export const run = (
  changes: Partial<AnalysisSettings> = {},
  inputs = trials,
): NonNullable<AnalysisReport['further']> => {
  const { further } = runAnalysis({ ...settings, ...changes }, inputs, []);
  if (further === null) throw new Error('nothing further');
  return further;
};

export const only = (
  block: (typeof furtherBlocks)[number],
  changes: Partial<AnalysisSettings> = {},
  inputs = trials,
) => run({ ...changes, further: [block] }, inputs);

export const there = <T>(result: Result<T, AppError> | null | undefined): T => {
  if (result?.ok !== true) throw new Error(result?.error.text ?? 'not asked for');
  return result.value;
};

export const same = (actual: Json, expected: Json | undefined, tolerance: Tolerance = iterative) =>
  expect(differences(actual, expected!, () => tolerance)).toEqual([]);

export const pick = (rows: Json | undefined, fields: readonly string[]): Json =>
  list(rows).map((row) => Object.fromEntries(fields.map((field) => [field, object(row)[field]!])));

export const estimateFields = ['beta', 'se', 'ci.lb', 'ci.ub', 'pval'];
export const estimate = (row: {
  readonly yi: number;
  readonly sei: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly p: number;
}): JsonObject => ({ beta: row.yi, se: row.sei, 'ci.lb': row.ciLow, 'ci.ub': row.ciHigh, pval: row.p });
