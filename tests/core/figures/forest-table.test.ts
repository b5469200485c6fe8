import { expect, test } from 'vitest';
import { forestOptionsOf } from '#core/figures/analysis-forest';
import { forestTable } from '#core/figures/forest-table';
import { analyseResults } from '#core/synthesis/analyse-results';
import { formatEffect } from '#core/synthesis/format';
import { overviewCell } from '#core/synthesis/overview';
import { starterRows } from '../project-rows';

const tableOf = (name: 'ldn' | 'bcg', conditionId: string, outcomeId: string) => {
  const rows = starterRows(name);
  const cell = overviewCell(rows, conditionId, outcomeId);
  if (cell === null) throw new Error('no such analysis');
  const report = analyseResults(rows, cell.specification);
  return { report, table: forestTable(report, forestOptionsOf(rows, cell.specification, report)) };
};

test('the table has a line for each study, the total and the prediction interval, with the numbers of the plot', () => {
  const { report, table } = tableOf('bcg', 'tuberculosis', 'tuberculosis-infection');
  expect(table.rows).toHaveLength(15);
  expect(table.rows.map(({ id }) => id).slice(-2)).toEqual(['total', 'prediction']);
  expect(table.heads).toEqual([
    'BCG vaccine: events',
    'BCG vaccine: total',
    'No vaccine: events',
    'No vaccine: total',
    'Weight',
    'Risk ratio [95% CI]',
  ]);
  expect(table.rows[0]).toMatchObject({
    label: 'Aronson 1948',
    cells: ['4', '123', '11', '139', '5.1%', '0.41 [0.13, 1.26]'],
  });
  const total = table.rows.find(({ id }) => id === 'total');
  expect(total?.cells).toEqual(['1065', '191064', '1510', '166283', '100.0%', '0.49 [0.33, 0.73]']);
  for (const [at, row] of report.rows.entries())
    expect(table.rows[at]?.cells.at(-1)).toBe(formatEffect(row, report.scale));
});

test('every line has a cell for every head', () => {
  for (const { table } of [
    tableOf('bcg', 'tuberculosis', 'tuberculosis-infection'),
    tableOf('ldn', 'crohns-disease', 'clinical-response'),
  ])
    for (const row of table.rows) expect(row.cells).toHaveLength(table.heads.length);
});

test('one study has no weight and no total, and says that it is unverified', () => {
  const { table } = tableOf('ldn', 'crohns-disease', 'clinical-response');
  expect(table.heads).not.toContain('Weight');
  expect(table.rows.map(({ label, verified }) => [label, verified])).toEqual([['Smith 2011', false]]);
  expect(table.rows[0]?.cells.at(-1)).toBe('2.22 [1.14, 4.32]');
});
