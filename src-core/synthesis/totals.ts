import type { AnalysisReport, StudyInput } from './report';

type Totals = AnalysisReport['totals'];

/** People and events over the studies that are used; null where this kind of data does not say. */
export const totals = (inputs: readonly StudyInput[]): Totals => {
  const add = (pick: (input: StudyInput) => number | null): number | null =>
    inputs.length === 0
      ? null
      : inputs.reduce<number | null>((total, input) => {
          const value = pick(input);
          return total === null || value === null ? null : total + value;
        }, 0);
  const n1 = add(({ data }) => ('n1' in data ? data.n1 : null));
  const n2 = add(({ data }) => ('n2' in data ? data.n2 : null));
  const single = add(({ data }) => ('n' in data ? data.n : null));
  const printed = add(({ data, people }) => (data.kind === 'gen' ? (people ?? null) : null));
  return {
    participants: n1 !== null && n2 !== null ? n1 + n2 : (single ?? printed),
    n1,
    n2,
    events1: add(({ data }) => ('events1' in data ? data.events1 : 'events' in data ? data.events : null)),
    events2: add(({ data }) => ('events2' in data ? data.events2 : null)),
  };
};
