import type { ReportListRow } from '#core/contract/mirror';
import type { Condition } from '#core/model/review';
import type { Study } from '#core/model/study';
import { countedReports, isCountedFigure } from '#core/screening/counted-reports';
import { studiesOf } from '#core/synthesis/overview';

/** The reports that a figure of the overview counts. */
export interface CountedList {
  readonly label: string;
  readonly test: (row: ReportListRow) => boolean;
}

const nothing: CountedList = { label: 'Nothing that this review counts', test: () => false };

/**
 * What `/records/counted/:figure` and `/records/counted/:figure/:conditionId` list. An address that names nothing lists nothing and
 * says so: it must not look like all records. Null where no list is asked for, undefined while the review's lists load.
 */
export function countedList(
  path: readonly string[],
  conditions: readonly Pick<Condition, 'id' | 'name'>[] | undefined,
  studies: readonly Pick<Study, 'id' | 'conditions' | 'populations'>[] | undefined,
): CountedList | null | undefined {
  const [part, figure, conditionId] = path;
  if (part === undefined || part === '') return null;
  if (part !== 'counted' || figure === undefined || !isCountedFigure(figure)) return nothing;
  const { label, test } = countedReports[figure];
  if (conditionId === undefined || conditionId === '')
    return { label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`, test };
  if (conditions === undefined || studies === undefined) return undefined;
  const condition = conditions.find(({ id }) => id === conditionId);
  if (condition === undefined) return nothing;
  const own = new Set(studiesOf(studies, conditionId).map(({ id }) => id));
  return {
    label: `${condition.name}: ${label}`,
    test: (row) => test(row) && row.studyIds.some((id) => own.has(id)),
  };
}
