const number = new Intl.NumberFormat('en');

/** A whole number as people read it: 1,180. */
export const grouped = (n: number): string => number.format(n);

/** How many of what: "1 record", "1,180 records". */
export const counted = (n: number, one: string, many: string): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;
