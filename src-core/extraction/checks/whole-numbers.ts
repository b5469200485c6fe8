import { existsOnScale } from '../integrity/bounded-scale';
import type { Decimal } from '../integrity/decimal';
import { debit, grim, grimmer } from '../integrity/granularity';
import type { Measurement } from './measurement';
import { entered, printed, roundedDecimal, shown } from './printed';

interface Found {
  readonly field: string;
  readonly text: string;
}

/** All answers on a scale are looked at only where that takes a few milliseconds at the most. */
const smallEnough = (n: number, width: number): boolean => n * n * width ** 4 <= 2e7;

/** GRIM, GRIMMER, DEBIT and the search through a short scale, in the order in which they say most. Null when nothing is wrong. */
export const wholeNumberFinding = (
  { mean, sd }: { readonly mean: Decimal; readonly sd: Decimal | null },
  n: number,
  { whole, yesNo, scale }: Measurement,
): Found | null => {
  if (!whole || n < 2 || n > 5000) return null;
  if (!grim(mean, n)) return grimText(mean, n);
  if (sd === null) return null;
  if (yesNo) return debit(mean, sd, n) ? null : debitText(mean, sd, n);
  if (!grimmer(mean, sd, n)) return grimmerText(mean, sd, n);
  // Unbounded or very wide scales are not searched through.
  if (scale === null || !smallEnough(n, scale.max - scale.min)) return null;
  if (existsOnScale(mean, sd, n, scale.min, scale.max) !== false) return null;
  return {
    field: 'sd',
    text: `no ${n} whole answers from ${entered(scale.min)} to ${scale.max} have the mean ${printed(mean)} and the SD ${printed(sd)}: all were looked at.`,
  };
};

const grimText = (mean: Decimal, n: number): Found => {
  const sum = Math.floor(mean.value * n);
  const decimals = String(mean.unit).length;
  const part = (total: number) =>
    `${entered(total)}/${n} = ${(total / n).toFixed(decimals).replace('-', '\u2212')}`;
  return {
    field: 'mean',
    text: `if each of the ${n} people gives a whole number, the mean cannot be ${printed(mean)}: ${part(sum)}, ${part(sum + 1)} (GRIM).`,
  };
};

const grimmerText = (mean: Decimal, sd: Decimal, n: number): Found => {
  const sum = Math.round(mean.value * n);
  const { low, high } = roundedDecimal(sd);
  const squares = (deviation: number) => (n - 1) * Math.max(0, deviation) ** 2 + (sum * sum) / n;
  return {
    field: 'sd',
    text: `if each of the ${n} people gives a whole number, the mean ${printed(mean)} and the SD ${printed(sd)} cannot go together: with the sum ${entered(sum)} the squares would have to add up to between ${shown(squares(low))} and ${shown(squares(high))}, and ${sum % 2 === 0 ? 'an even' : 'an odd'} whole number there is none (GRIMMER).`,
  };
};

const debitText = (mean: Decimal, sd: Decimal, n: number): Found => {
  const count = Math.round(mean.value * n);
  const right = Math.sqrt((count * (n - count)) / (n * (n - 1)));
  return {
    field: 'sd',
    text: `answers of 0 or 1 with the mean ${printed(mean)} have the SD √(${count} · ${n - count}/(${n} · ${n - 1})) = ${shown(right)}, not ${printed(sd)} (DEBIT).`,
  };
};
