import type { StudyResult } from '#core/model/study';

/** "Pain, 12 weeks", or the one of them that is known; empty where neither is. */
export const resultName = ({
  outcomeText,
  timePoint,
}: Pick<StudyResult, 'outcomeText' | 'timePoint'>): string =>
  [outcomeText, timePoint].filter((part) => part !== '').join(', ');
