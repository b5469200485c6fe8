import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import type { Specification } from '../synthesis/analyse-results';
import { cellOf, type OverviewRows, overviewCell } from '../synthesis/overview';
import type { ExportRequest } from './project-exporter';

const named = <T extends { readonly id: string }>(
  list: readonly T[],
  id: string | undefined,
  what: string,
): Result<T, AppError> => {
  const found = list.find((one) => one.id === id);
  if (found !== undefined) return ok(found);
  return err(
    id === undefined
      ? appError('bad-request', `Say which ${what} is wanted.`)
      : appError('not-found', `There is no ${what} "${id}" in this review.`, { where: { field: id } }),
  );
};

export const askedCondition = (rows: OverviewRows, request: ExportRequest) =>
  named(rows.conditions, request.conditionId, 'condition');

/** The analysis that a request means: as given, else as saved, else as it starts. */
export const askedAnalysis = (
  rows: OverviewRows,
  request: ExportRequest,
): Result<Specification, AppError> => {
  const condition = askedCondition(rows, request);
  if (!condition.ok) return condition;
  const outcome = named(rows.outcomes, request.outcomeId, 'outcome');
  if (!outcome.ok) return outcome;
  const { comparisonId, settings, designs } = request;
  if (typeof comparisonId === 'string') {
    const comparison = named(rows.comparisons, comparisonId, 'comparison');
    if (!comparison.ok) return comparison;
  }
  const scope = { conditionId: condition.value.id, outcomeId: outcome.value.id };
  const cell =
    comparisonId === undefined
      ? (overviewCell(rows, scope.conditionId, scope.outcomeId) ??
        cellOf(rows, { ...scope, comparisonId: null }))
      : cellOf(rows, { ...scope, comparisonId });
  const { specification } = cell;
  if (settings === undefined) return ok(specification);
  return ok({ ...scope, comparisonId: specification.comparisonId, settings, ...(designs && { designs }) });
};
