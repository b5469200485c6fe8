import { counted } from '#core/counted';

/** How many reports are read, while they are on their way in. */
export interface Reading {
  readonly done: number;
  readonly total: number;
}

const number = (n: number): string => n.toLocaleString('en');
const reports = (n: number): string => counted(n, 'report', 'reports');

/**
 * How many are listed: `shown` of the `total` that the list was given; null while there is no list. While reports are being read it says how many in
 * the words of the status line; the list itself is behind that, or still has those from before.
 */
export const shownText = (shown: number | null, total: number, reading: Reading | null): string => {
  if (reading === null) {
    if (shown === null) return '';
    return shown === total ? reports(total) : `${number(shown)} of ${reports(total)}`;
  }
  const read = `reading ${number(reading.done)} of ${reports(reading.total)}`;
  if (shown === null || total === 0 || total > reading.done) return read;
  return shown === total
    ? `${read}; the first ${number(total)} are listed`
    : `${read}; ${number(shown)} of the first ${number(total)} are listed`;
};
