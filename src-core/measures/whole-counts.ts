import type { RawData } from '../synthesis/report';

/** Numbers of people and events; person-time may be any number. */
const countsOf = (data: RawData): readonly number[] => {
  switch (data.kind) {
    case '2x2':
      return [data.events1, data.n1, data.events2, data.n2];
    case 'cont':
      return [data.n1, data.n2];
    case 'paired':
    case 'mn':
      return [data.n];
    case 'prop':
      return [data.events, data.n];
    case 'rate2':
      return [data.events1, data.events2];
    case 'rate1':
      return [data.events];
    case 'gen':
      return [];
  }
};

/** How many studies a sentence names before it only counts them. */
const named = 5;

/**
 * The sentence about studies whose people or events are not whole numbers, as after adjusting for clusters; null when all are. They are used as they
 * stand, as metafor does: Cochrane Handbook 23.1.4 (effective sample sizes).
 */
export const partCountsNote = (
  studies: readonly { readonly label: string; readonly data: RawData }[],
): string | null => {
  const found = studies.filter(({ data }) => countsOf(data).some((n) => Number.isFinite(n) && n % 1 !== 0));
  if (found.length === 0) return null;
  const labels = found.slice(0, named).map(({ label }) => label);
  const rest = found.length > named ? ` and ${found.length - named} more` : '';
  return `Counts of people or events that are not whole numbers are used as they stand: ${labels.join(', ')}${rest}.`;
};
