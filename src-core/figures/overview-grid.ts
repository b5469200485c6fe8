import { type TinyAxis, tinyAxis } from './tiny-interval';
import type { Condition, Outcome } from '../model/review';
import type { Overview, OverviewCell } from '../synthesis/overview';

export interface GridCell {
  readonly cell: OverviewCell;
  /** The axis that all effects of the same measure and outcome share; null without an estimate. */
  readonly axis: TinyAxis | null;
  readonly unverified: boolean;
}

export interface OverviewGrid {
  /** Outcomes that some result reports: those with the most estimates first, then with the most results, else in the review's order. */
  readonly outcomes: readonly Outcome[];
  /** A row for each condition that is studied; its cells by outcome id. */
  readonly rows: readonly { readonly condition: Condition; readonly cells: ReadonlyMap<string, GridCell> }[];
  readonly empty: readonly Condition[];
}

/** All ratios share one axis, so that cells can be compared; what is farther out is clipped with an arrow. */
const ratioAxis = { scale: 'log', low: 0.1, high: 10 } as const;

/** Condition by outcome. Conditions and outcomes that no result reports have no line of their own. */
export const overviewGrid = (
  { cells }: Overview,
  conditions: readonly Condition[],
  outcomes: readonly Outcome[],
): OverviewGrid => {
  const axes = new Map<string, TinyAxis>();
  const keyOf = ({ outcomeId, report }: OverviewCell): string =>
    report.scale === 'log' ? 'log' : `${outcomeId} ${report.measureLabel}`;
  for (const key of new Set(cells.map(keyOf))) {
    const own = cells.filter((cell) => keyOf(cell) === key);
    const intervals = own.flatMap(({ report }) => (report.pooled === null ? [] : [report.pooled]));
    const [first] = own;
    if (first === undefined || intervals.length === 0) continue;
    const { scale, nullValue } = first.report;
    axes.set(key, scale === 'log' ? { ...ratioAxis, nullValue } : tinyAxis(scale, nullValue, intervals));
  }
  const gridCell = (cell: OverviewCell): GridCell => ({
    cell,
    axis: cell.report.pooled === null ? null : (axes.get(keyOf(cell)) ?? null),
    unverified: cell.report.rows.some(({ verified }) => !verified),
  });
  const studied = new Set(cells.map(({ conditionId }) => conditionId));
  const reported = new Set(cells.map(({ outcomeId }) => outcomeId));
  const weights = new Map<string, number>();
  for (const { outcomeId, report } of cells)
    weights.set(outcomeId, (weights.get(outcomeId) ?? 0) + (report.pooled === null ? 1 : cells.length + 1));
  const filled = (outcomeId: string): number => weights.get(outcomeId) ?? 0;
  return {
    outcomes: outcomes.filter(({ id }) => reported.has(id)).sort((a, b) => filled(b.id) - filled(a.id)),
    rows: conditions
      .filter(({ id }) => studied.has(id))
      .map((condition) => ({
        condition,
        cells: new Map(
          cells
            .filter(({ conditionId }) => conditionId === condition.id)
            .map((cell) => [cell.outcomeId, gridCell(cell)]),
        ),
      })),
    empty: conditions.filter(({ id }) => !studied.has(id)),
  };
};
