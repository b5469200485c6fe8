import type { Analysis } from '../model/analysis';
import { type ProjectRows, type Scope, selectResults } from './select-results';

export interface DefaultSettings {
  readonly settings: Analysis['settings'];
  /** Why these, in sentences for the reader. */
  readonly why: string;
}

const correction = { add: 0.5, to: 'only0', drop00: false } as const;

/**
 * The settings that an analysis starts with: a risk ratio for counts, a mean difference (standardised where the studies used different
 * instruments) for scores, a printed effect otherwise; random effects by REML, with the Hartung-Knapp interval from three studies on
 * (Cochrane Handbook 6.4, 6.5 and 10.10.4).
 */
export const defaultSettings = (rows: ProjectRows, scope: Scope): DefaultSettings => {
  const { measure, why } = defaultMeasure(rows, scope);
  const k = selectResults(rows, { ...scope, measure }).inputs.length;
  const test = k >= 3 ? 'knha' : 'wald';
  return {
    settings: {
      measure,
      model: 'random',
      commonMethod: measure === 'RR' ? 'mh' : 'iv',
      tau2: 'REML',
      test,
      level: 95,
      correction,
    },
    why: `${why} ${
      test === 'knha'
        ? 'Random effects by REML with the Hartung-Knapp interval, which allows for the uncertainty of the between-study variance.'
        : 'Random effects by REML with a Wald interval: with fewer than three studies a Hartung-Knapp interval says little.'
    }`,
  };
};

const defaultMeasure = (
  rows: ProjectRows,
  scope: Scope,
): { readonly measure: string; readonly why: string } => {
  const type = rows.outcomes.find(({ id }) => id === scope.outcomeId)?.type;
  const usable = (measure: string) => selectResults(rows, { ...scope, measure }).inputs;
  const generic = { measure: 'GEN', why: 'Effects as the studies report them, with their standard errors.' };
  if (type === 'dichotomous') {
    const counts = usable('RR').length;
    return counts === 0 && usable('GEN').length > 0
      ? generic
      : { measure: 'RR', why: 'A risk ratio, because the studies count people with an event.' };
  }
  if (type === 'continuous') {
    const differences = usable('MD');
    const scales = new Set(differences.map(({ id }) => measureText(rows, id)));
    if (scales.size > 1 && usable('SMD').length === differences.length)
      return {
        measure: 'SMD',
        why: 'A standardised mean difference, because the studies used different instruments.',
      };
    return differences.length === 0 && usable('GEN').length > 0
      ? generic
      : {
          measure: 'MD',
          why:
            scales.size > 1
              ? 'A mean difference; the studies name different instruments, so check that their scales are the same.'
              : 'A mean difference, in the units of the scale.',
        };
  }
  return generic;
};

const measureText = ({ results }: ProjectRows, resultId: string): string =>
  results
    .find(({ id }) => id === resultId)
    ?.measureText.trim()
    .toLowerCase() ?? '';
