import { levelOf } from '../appraisal/completeness';
import { formatEffect, formatInterval } from '../synthesis/format';
import type { AnalysisReport } from '../synthesis/report';
import { forestColumns } from './forest-columns';
import { predictionLabel } from './forest-layout';
import { defaultArmLabels, type ForestOptions } from './forest-options';

export interface ForestTable {
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly cells: readonly string[];
    readonly verified: boolean;
  }[];
}

/** The numbers of a forest plot as a table, for those who do not see the plot; one cell a column after the label. */
export function forestTable(report: AnalysisReport, options: ForestOptions): ForestTable {
  const columns = forestColumns(report);
  const arms = options.armLabels ?? defaultArmLabels;
  const lights = options.riskOfBias ?? null;
  const domains = lights === null ? [] : [...lights.domains.map(({ id }) => id), 'overall'];
  const none = domains.map(() => '');
  const rows: ForestTable['rows'][number][] = report.rows.map((row) => {
    const own = lights?.byResult[row.id];
    const judged = domains.map((id) => {
      const level =
        lights === null ? null : levelOf(lights, id === 'overall' ? own?.overall : own?.domains[id]);
      return level?.label ?? 'not appraised';
    });
    const cells = [...columns.map((column) => column.cell(row)), formatEffect(row, report.scale), ...judged];
    return { id: row.id, label: row.label, cells, verified: row.verified };
  });
  for (const group of options.subgroups ?? []) {
    const own = report.rows.filter(({ subgroup }) => subgroup === group.id);
    if (group.pooled === null || own.length < 2) continue;
    const cells = [...columns.map(() => ''), formatEffect(group.pooled, report.scale), ...none];
    const verified = own.every((row) => row.verified);
    rows.push({ id: `subtotal-${group.id}`, label: `Subtotal: ${group.label}`, cells, verified });
  }
  if (report.pooled !== null && report.rows.length > 1) {
    const { pooled } = report;
    const verified = report.rows.every((row) => row.verified);
    rows.push({
      id: 'total',
      label: `Total (${report.settings.level}% CI)`,
      cells: [...columns.map(({ total }) => total), formatEffect(pooled, report.scale), ...none],
      verified,
    });
    if (pooled.prediction !== null)
      rows.push({
        id: 'prediction',
        label: predictionLabel(report),
        cells: [...columns.map(() => ''), formatInterval(pooled.prediction, report.scale), ...none],
        verified,
      });
  }
  return {
    heads: [
      ...columns.map(({ head, group }) => (group === null ? head : `${arms[group]}: ${head.toLowerCase()}`)),
      `${report.measureLabel} [${report.settings.level}% CI]`,
      ...(lights?.domains.map(({ name }) => `Risk of bias: ${name}`) ?? []),
      ...(lights === null ? [] : ['Risk of bias: overall']),
    ],
    rows,
  };
}
