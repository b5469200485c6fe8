import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';

/** Named numbers in, named numbers out. */
export type Numbers = { readonly [name: string]: number };

/** Everything about one conversion between summary statistics. */
export interface Converter<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Names of the numbers it needs. */
  readonly needs: readonly string[];
  /** Names of the numbers it takes as well, with what they are otherwise. */
  readonly optional?: Numbers;
  readonly formula: string;
  readonly source: string;
  /** `bad-request` when a number is missing or cannot be; `not-estimable` when these numbers have no answer. */
  readonly convert: (input: Numbers) => Result<Numbers, AppError>;
}

export interface ConverterSpec<Id extends string, Need extends string, Extra extends string> {
  readonly id: Id;
  readonly label: string;
  readonly needs: readonly Need[];
  readonly optional?: { readonly [name in Extra]: number };
  readonly formula: string;
  readonly source: string;
  /** What must hold, each with the sentence for when it does not. */
  readonly requires?: (
    input: { readonly [name in Need | Extra]: number },
  ) => readonly (readonly [boolean, string])[];
  readonly formulae: (input: { readonly [name in Need | Extra]: number }) => Numbers;
}

const isComplete = <Name extends string>(
  input: Numbers,
  names: readonly Name[],
): input is { readonly [name in Name]: number } => names.every((name) => Number.isFinite(input[name]));

/** Turns a record into a converter that checks its input and its outcome. */
export const defineConverter = <const Id extends string, Need extends string, Extra extends string = never>(
  spec: ConverterSpec<Id, Need, Extra>,
): Converter<Id> => ({
  id: spec.id,
  label: spec.label,
  needs: spec.needs,
  ...(spec.optional === undefined ? {} : { optional: spec.optional }),
  formula: spec.formula,
  source: spec.source,
  convert: (given) => {
    const input: Numbers = { ...spec.optional, ...given };
    const names: readonly (Need | Extra)[] = spec.needs;
    if (!isComplete(input, names)) {
      const missing = spec.needs.filter((name) => !Number.isFinite(given[name]));
      return err(appError('bad-request', `${spec.label} needs ${missing.join(', ')}.`));
    }
    const broken = spec.requires?.(input).find(([holds]) => !holds);
    if (broken !== undefined) return err(appError('bad-request', broken[1]));
    const output = spec.formulae(input);
    return Object.values(output).every(Number.isFinite)
      ? ok(output)
      : err(appError('not-estimable', 'These numbers give no finite answer.'));
  },
});

/** A number of people: whole, and at least so many. */
export const people = (n: number, least = 1): readonly [boolean, string] => {
  if (!Number.isInteger(n)) return [false, `The number of people must be a whole number, not ${n}.`];
  return [
    n >= least,
    least > 1 ? `At least ${least} people are needed.` : 'The number of people must be positive.',
  ];
};

export const levelFits = (level: number): readonly [boolean, string] => [
  level > 0 && level < 1,
  'The confidence level must lie between 0 and 1.',
];

export const pFits = (p: number): readonly [boolean, string] => [
  p > 0 && p < 1,
  'The p-value must lie between 0 and 1.',
];

export const ordered = (values: readonly number[]): readonly [boolean, string] => [
  values.every((value, i) => i === 0 || values[i - 1]! <= value),
  'The quantiles must be in rising order.',
];

export const deviations = (...values: readonly number[]): readonly [boolean, string] => [
  values.every((value) => value >= 0),
  'A standard deviation cannot be negative.',
];

export const limits = (low: number, high: number): readonly [boolean, string] => [
  low < high,
  'The upper limit must be above the lower one.',
];

/** The standard error behind an estimate and its test statistic; an estimate of 0 says nothing about it. */
export const errorOfTest = (estimate: number, statistic: number): number =>
  estimate === 0 ? Number.NaN : Math.abs(estimate / statistic);
