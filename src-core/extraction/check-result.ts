import type { StudyResult } from '../model/study';
import { checkCounts } from './checks/counts';
import { checkEffect } from './checks/effect';
import { armName, type CheckContext, type ResultFinding } from './checks/finding';
import { checkMeans } from './checks/means';
import { checkAgainstStudy } from './checks/study';

/** True when nobody can follow the number back: neither a report, a place, a quote nor a link is named. */
export const hasNoSource = ({ source }: Pick<StudyResult, 'source'>): boolean =>
  source.reportId === null &&
  source.where.trim() === '' &&
  source.quote.trim() === '' &&
  source.url.trim() === '';

const missingInArms = ({ arms, type }: StudyResult): readonly ResultFinding[] =>
  arms.flatMap((arm, index) => {
    const out: ResultFinding[] = [];
    const add = (field: string, text: string) =>
      out.push({ field: `arms.${index}.${field}`, kind: 'missing', text: `${armName(arm, index)}: ${text}` });
    if (type === 'dichotomous') {
      if (arm.events === null)
        add(
          'events',
          arm.percent === null ? 'no count yet.' : 'only a percentage; a count is needed to pool it.',
        );
      if (arm.n === null) add('n', 'the number of people is not given.');
    }
    if (type === 'continuous' && arm.mean !== null && arm.n === null)
      add('n', 'the number of people is not given.');
    return out;
  });

const missing = (result: StudyResult): readonly ResultFinding[] => {
  const out = [...missingInArms(result)];
  const { type, effect } = result;
  if (type === 'effect' && effect === null)
    out.push({ field: 'effect', kind: 'missing', text: 'No effect entered yet.' });
  if (type === 'paired' && (effect === null || (effect.se === null && effect.ciLow === null)))
    out.push({
      field: 'effect',
      kind: 'missing',
      text: 'No paired standard error or interval: the result is listed, but not pooled.',
    });
  if (hasNoSource(result))
    out.push({ field: 'source', kind: 'missing', text: 'No source: nobody can follow this number back.' });
  return out;
};

/**
 * Everything that stands out about one reading of a result, impossible things first. The context adds what only the study, the
 * outcome's scale or other studies can show.
 */
export function checkResult(result: StudyResult, context: CheckContext = {}): readonly ResultFinding[] {
  const rank = { impossible: 0, doubt: 1, missing: 2 } as const;
  return [
    ...result.arms.flatMap((arm, index) => checkCounts(arm, index, result, context)),
    ...checkMeans(result, context),
    ...checkEffect(result, context),
    ...checkAgainstStudy(result, context.study),
    ...missing(result),
  ].sort((a, b) => rank[a.kind] - rank[b.kind]);
}
