import { isList, isObject, type Json } from './load';

/** Relative closeness asked for, and the absolute slack near zero. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

export const closedForm: Tolerance = { relative: 1e-9, absolute: 1e-12 };
export const iterative: Tolerance = { relative: 1e-6, absolute: 1e-9 };

const numeric = (value: Json | undefined): number | null => {
  if (typeof value === 'number') return value;
  if (value === 'Inf') return Number.POSITIVE_INFINITY;
  return value === '-Inf' ? Number.NEGATIVE_INFINITY : null;
};

const close = (
  actual: number,
  expected: number,
  { relative, absolute }: Tolerance,
  isP: boolean,
): boolean => {
  if (actual === expected) return true;
  if (!Number.isFinite(expected)) return false;
  // p-values that small are compared on the log scale.
  if (isP && expected > 0 && expected < 1e-12)
    return actual > 0 && Math.abs(Math.log(actual / expected)) <= 1e-6 * Math.abs(Math.log(expected));
  return Math.abs(actual - expected) <= Math.max(absolute, relative * Math.abs(expected));
};

const isPValue = (path: string): boolean => /(pval|QEp|QMp|QBp|CMHp|Taronep)$/.test(path);

/**
 * Every place where `actual` differs from the reference. Fields of the reference that are not asked for are passed by `skip`; `null`
 * in the reference means not defined, and undefined, null and NaN all say so.
 */
export const differences = (
  actual: Json | undefined,
  expected: Json,
  tolerance: (path: string) => Tolerance,
  skip: (path: string) => boolean = () => false,
  path = '',
): readonly string[] => {
  if (skip(path)) return [];
  if (isList(expected)) {
    if (!isList(actual)) return [`${path}: no list`];
    if (actual.length !== expected.length) return [`${path}: ${actual.length} rows, not ${expected.length}`];
    return expected.flatMap((item, i) => differences(actual[i], item, tolerance, skip, `${path}[${i}]`));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return [`${path}: ${JSON.stringify(actual)} instead of an object`];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(actual[key], value, tolerance, skip, path === '' ? key : `${path}.${key}`),
    );
  }
  const number = numeric(expected);
  if (number !== null) {
    const found = numeric(actual);
    return found !== null && close(found, number, tolerance(path), isPValue(path))
      ? []
      : [`${path}: ${JSON.stringify(actual)} instead of ${number}`];
  }
  if (expected === null) {
    const nothing =
      actual === undefined || actual === null || (typeof actual === 'number' && Number.isNaN(actual));
    return nothing ? [] : [`${path}: ${JSON.stringify(actual)} instead of nothing`];
  }
  return actual === expected
    ? []
    : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
};
