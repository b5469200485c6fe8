import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';

/** A printed number with its decimals: digits / unit exactly, e.g. "5.19" is 519 / 100. */
export interface Decimal {
  readonly digits: bigint;
  readonly unit: bigint;
  readonly value: number;
}

/** Reads a number as printed; its trailing zeros count. */
export const parseDecimal = (text: string): Result<Decimal, AppError> => {
  const match = /^\s*([-+\u2212]?)(\d+)(?:\.(\d+))?\s*$/.exec(text);
  if (match === null)
    return err(appError('bad-request', `"${text}" is not a number as it would be printed.`));
  const [, sign = '', whole = '0', fraction = ''] = match;
  const size = BigInt(whole + fraction);
  const digits = sign === '-' || sign === '\u2212' ? -size : size;
  const unit = 10n ** BigInt(fraction.length);
  return ok({ digits, unit, value: Number(digits) / Number(unit) });
};

/** How many decimals it was printed with. */
export const decimalPlaces = ({ unit }: Decimal): number => String(unit).length - 1;

export const floorDivide = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

export const ceilDivide = (a: bigint, b: bigint): bigint => -floorDivide(-a, b);
