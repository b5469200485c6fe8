import { printResult } from '../extraction/print-result';
import type { Study, StudyResult } from '../model/study';
import { analyseResults } from '../synthesis/analyse-results';
import { defaultSettings } from '../synthesis/default-settings';
import { formatEffect } from '../synthesis/format';
import type { ProjectRows } from '../synthesis/select-results';
import { standingResults } from '../synthesis/standing-result';

export interface ComparedInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One result of a study as a comparison shows it. */
export interface EffectItem {
  readonly outcomeId: string;
  readonly resultId: string;
  readonly resultKey: string;
  readonly studyId: string;
  /** "2.22 [1.14, 4.32]", else the numbers as the source prints them, else why there are none. */
  readonly text: string;
  readonly note: string;
  readonly verified: boolean;
  /** 95% interval on the printed scale; null where none can be computed. */
  readonly interval: ComparedInterval | null;
  readonly measureLabel: string;
  readonly scale: 'log' | 'natural';
  readonly nullValue: number | null;
}

const reported = (result: StudyResult): string => {
  const { intervention, comparator, effect } = printResult(result);
  if (effect !== '') return effect;
  return [intervention, comparator].filter((text) => text !== '').join(' against ');
};

/** The effect of one result by itself, with the settings an analysis of it would start with. */
const effectOf = (study: Study, readings: readonly StudyResult[], outcomes: ProjectRows['outcomes']) => {
  const [first] = readings;
  const population = study.populations.find(({ id }) => id === first?.populationId);
  const conditionId = population?.conditionId ?? study.conditions[0];
  const outcomeId = first?.outcomeId;
  if (conditionId === undefined || outcomeId === undefined || outcomeId === null) return null;
  const rows = { studies: [study], results: readings, outcomes };
  const scope = { conditionId, comparisonId: null, outcomeId, designs: [study.design] };
  const report = analyseResults(rows, { ...scope, settings: defaultSettings(rows, scope).settings });
  return { report, row: report.rows[0] ?? null };
};

/** Every result of a study that counts for one of the review's outcomes. */
export const effectItems = (rows: ProjectRows, study: Study): readonly EffectItem[] =>
  standingResults(rows.results.filter(({ studyId }) => studyId === study.id)).flatMap(
    ({ key, readings, stands }) => {
      const shown = stands ?? readings[0];
      const outcomeId = shown?.outcomeId ?? null;
      if (shown === undefined || outcomeId === null) return [];
      const effect = effectOf(study, readings, rows.outcomes);
      const row = effect?.row ?? null;
      const scale = effect?.report.scale ?? 'natural';
      const why = effect?.report.leftOut[0]?.text ?? '';
      return {
        outcomeId,
        resultId: shown.id,
        resultKey: key,
        studyId: study.id,
        text: row === null ? reported(shown) || why : formatEffect(row, scale),
        note: [shown.timePoint, row === null && reported(shown) !== '' ? why : '']
          .filter((part) => part !== '')
          .join('; '),
        verified: shown.verified,
        interval: row === null ? null : { estimate: row.estimate, low: row.low, high: row.high },
        measureLabel: row === null ? '' : (effect?.report.measureLabel ?? ''),
        scale,
        nullValue: effect?.report.nullValue ?? null,
      };
    },
  );
