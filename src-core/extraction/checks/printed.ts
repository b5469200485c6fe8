import { formatNumber } from '../../synthesis/format';
import { type Decimal, decimalPlaces } from '../integrity/decimal';

/** Decimals of a number as it was entered. */
export const decimalsOf = (value: number): number => {
  const text = String(value);
  if (text.includes('e')) return 0;
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
};

/** Decimals in a text as it was typed, trailing zeros too. */
const decimalsIn = (text: string): number => /[.,](\d+)\s*$/.exec(text)?.[1]?.length ?? 0;

/** A number as it was printed: with the trailing zeros that it had. */
export const asPrinted = (value: number, decimals: number | null | undefined): string =>
  decimals === null || decimals === undefined || decimals <= decimalsOf(value)
    ? String(value)
    : value.toFixed(decimals);

/** Decimals of a number written as this text that the number itself would not show; null where it shows them all. */
export const keptDecimals = (value: number, text: string): number | null => {
  const typed = Math.min(15, decimalsIn(text));
  return asPrinted(value, typed) === String(value) ? null : typed;
};

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a printed number can stand for: half a unit of its last decimal to either side. */
export const rounded = (value: number, decimals = decimalsOf(value)): Range => {
  const half = 0.5 * 10 ** -decimals;
  return { low: value - half, high: value + half };
};

/** A computed number for a sentence: three or four digits that say something. */
export const shown = (value: number): string => {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 0.001) return formatNumber(value, 5);
  return formatNumber(value, size < 1 ? 3 : size < 100 ? 2 : 1);
};

/** P for a sentence. */
export const shownP = (p: number): string =>
  p < 0.001 ? 'below 0.001' : `about ${p.toFixed(p < 0.1 ? 3 : 2)}`;

/** A number as it was entered, with a true minus sign. */
export const entered = (value: number, decimals?: number | null): string =>
  asPrinted(value, decimals).replace('-', '\u2212');

export const printed = (decimal: Decimal): string => entered(decimal.value, decimalPlaces(decimal));

export const roundedDecimal = (decimal: Decimal): Range => rounded(decimal.value, decimalPlaces(decimal));
