import { formatP } from '#core/synthesis/format';

/** A P value in a column that is headed "P". */
export const shownP = (p: number): string => formatP(p).replace(/^P (= )?/, '');
