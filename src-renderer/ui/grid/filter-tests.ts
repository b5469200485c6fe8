import type { SortValue } from './ranks';

/** Whether the value of one cell passes a column's filter; of a text filter, its text in small letters. */
export type ValueTest = (value: SortValue) => boolean;

const isBlank = (value: SortValue): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

const texts: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  contains: (text, wanted) => text.includes(wanted),
  notContains: (text, wanted) => !text.includes(wanted),
  equals: (text, wanted) => text === wanted,
  notEqual: (text, wanted) => text !== wanted,
  startsWith: (text, wanted) => text.startsWith(wanted),
  endsWith: (text, wanted) => text.endsWith(wanted),
};

const numbers: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
  equals: (value, wanted) => value === wanted,
  notEqual: (value, wanted) => value !== wanted,
  lessThan: (value, wanted) => value < wanted,
  lessThanOrEqual: (value, wanted) => value <= wanted,
  greaterThan: (value, wanted) => value > wanted,
  greaterThanOrEqual: (value, wanted) => value >= wanted,
};

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;

const named = <T>(tests: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(tests, name) ? tests[name] : undefined;

const textTest = (type: string, wanted: unknown): ValueTest | null => {
  const compare = named(texts, type);
  if (compare === undefined || typeof wanted !== 'string' || wanted === '') return null;
  const small = wanted.toLowerCase();
  return (value) => compare(String(value ?? ''), small);
};

const numberTest = (type: string, wanted: unknown, to: unknown): ValueTest | null => {
  if (typeof wanted !== 'number') return null;
  if (type === 'inRange')
    return typeof to === 'number'
      ? (value) => typeof value === 'number' && value > wanted && value < to
      : null;
  const compare = named(numbers, type);
  return compare === undefined ? null : (value) => typeof value === 'number' && compare(value, wanted);
};

const conditionTest = (condition: unknown): ValueTest | null => {
  const type = field(condition, 'type');
  if (typeof type !== 'string') return null;
  if (type === 'blank') return isBlank;
  if (type === 'notBlank') return (value) => !isBlank(value);
  const wanted = field(condition, 'filter');
  return field(condition, 'filterType') === 'number'
    ? numberTest(type, wanted, field(condition, 'filterTo'))
    : textTest(type, wanted);
};

/** Whether a filter asks for texts in small letters instead of values. */
export const isTextFilter = (model: unknown): boolean => field(model, 'filterType') === 'text';

/** What a column's filter, as the grid's dialog describes it, asks of a value; null where it asks nothing. */
export const valueTest = (model: unknown): ValueTest | null => {
  const several = field(model, 'conditions');
  if (!Array.isArray(several)) return conditionTest(model);
  const tests = several.flatMap((condition) => conditionTest(condition) ?? []);
  if (tests.length === 0) return null;
  return field(model, 'operator') === 'OR'
    ? (value) => tests.some((test) => test(value))
    : (value) => tests.every((test) => test(value));
};
