import type { ResultArm, StudyResult } from '../../model/study';
import { armName, type CheckContext, peopleOf, type ResultFinding } from './finding';
import { decimalsOf, entered } from './printed';

/**
 * Whether a percentage as printed can come from this count: rounded to the nearest, or cut off after its last digit as some journals do.
 */
export const percentFits = (events: number, n: number, percent: number): boolean => {
  const unit = 10 ** -decimalsOf(percent);
  const above = (100 * events) / n - percent;
  return Math.abs(above) <= unit / 2 + 1e-9 || (above >= 0 && above < unit - 1e-9);
};

const share = (events: number, n: number, percent: number): string =>
  `${events} of ${n} is ${((100 * events) / n).toFixed(Math.max(1, decimalsOf(percent)))} %`;

/** A number of people near n with which some count gives the percentage, rounded if possible, else cut. */
const fittingSize = (
  n: number,
  percent: number,
): { readonly count: number; readonly size: number } | null => {
  const half = 10 ** -decimalsOf(percent) / 2 + 1e-9;
  const near = [1, -1, 2, -2, 3, -3, 4, -4]
    .map((step) => n + step)
    .filter((size) => size > 0)
    .map((size) => ({ size, count: Math.min(size, Math.round((percent * size) / 100)) }));
  const rounds = near.find(({ size, count }) => Math.abs((100 * count) / size - percent) <= half);
  return rounds ?? near.find(({ size, count }) => percentFits(count, size, percent)) ?? null;
};

/** Null when some whole number of these people gives the percentage; otherwise the sentence. */
export const impossiblePercent = (percent: number, n: number): string | null => {
  const below = Math.min(n - 1, Math.floor((percent * n) / 100));
  if (below < 0 || percent > 100) return null;
  if ([below, below + 1].some((count) => percentFits(count, n, percent))) return null;
  const near = fittingSize(n, percent);
  const other = near === null ? '' : ` With ${near.size} people, ${share(near.count, near.size, percent)}.`;
  return `no whole number of ${n} people is ${entered(percent)} %: ${share(below, n, percent)}, ${share(below + 1, n, percent)}.${other}`;
};

/** Counts and percentages of one arm. */
export const checkCounts = (
  arm: ResultArm,
  index: number,
  result: StudyResult,
  { study }: CheckContext,
): readonly ResultFinding[] => {
  const out: ResultFinding[] = [];
  const name = armName(arm, index);
  const { n, events, percent } = arm;
  const { type } = result;
  const add = (field: string, kind: ResultFinding['kind'], text: string) =>
    out.push({ field: `arms.${index}.${field}`, kind, text });
  if (n !== null && (n < 0 || !Number.isInteger(n)))
    add('n', 'impossible', `${name}: the number of people is a whole number, not below zero.`);
  if (events !== null && (events < 0 || !Number.isInteger(events)))
    add('events', 'impossible', `${name}: a count of people is a whole number, not below zero.`);
  if (n !== null && events !== null && events > n)
    add('events', 'impossible', `${name}: ${events} with the event, but only ${n} people.`);
  if (type === 'dichotomous' && percent !== null && (percent < 0 || percent > 100))
    add('percent', 'impossible', `${name}: a share of people lies between 0 and 100 percent.`);
  if (n !== null && n > 0 && events !== null && percent !== null && !percentFits(events, n, percent))
    add(
      'percent',
      'doubt',
      `${name}: ${events} of ${n} is ${((100 * events) / n).toFixed(1)} %, but ${percent} % is entered.`,
    );
  // Shares of people only: a paired or continuous result may hold a percentage of something else.
  const people = peopleOf(arm, result, study);
  if (events === null && percent !== null && percent >= 0 && people !== null && type === 'dichotomous') {
    const text = impossiblePercent(percent, people.n);
    if (text !== null) add('percent', 'doubt', `${name}${people.from}: ${text}`);
  }
  return out;
};
