import { expect, test } from 'vitest';
import { overviewGrid } from '#core/figures/overview-grid';
import { overview } from '#core/synthesis/overview';
import { starterRows } from '../project-rows';

const rows = starterRows('ldn');
const whole = overview(rows);
const grid = overviewGrid(whole, rows.conditions, rows.outcomes);

test('every cell of the overview stands in the grid once, and nothing else does', () => {
  const placed = grid.rows.flatMap(({ cells }) => [...cells.values()].map(({ cell }) => cell));
  expect(new Set(placed)).toEqual(new Set(whole.cells));
  expect(placed).toHaveLength(whole.cells.length);
});

test('conditions without a result have no line, and are named apart', () => {
  const shown = grid.rows.map(({ condition }) => condition.id);
  expect([...shown, ...grid.empty.map(({ id }) => id)].sort()).toEqual(
    rows.conditions.map(({ id }) => id).sort(),
  );
  for (const { cells } of grid.rows) expect(cells.size).toBeGreaterThan(0);
});

test('outcomes with the most estimates come first, then those with the most results', () => {
  const counts = grid.outcomes.map(({ id }) => {
    const own = whole.cells.filter(({ outcomeId }) => outcomeId === id);
    return [own.filter(({ report }) => report.pooled !== null).length, own.length] as const;
  });
  const sorted = [...counts].sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  expect(counts).toEqual(sorted);
  expect(counts[0]?.[0]).toBeGreaterThan(1);
});

test('all ratios share one axis; differences share one for each outcome and measure; no estimate has none', () => {
  const cells = grid.rows.flatMap((row) => [...row.cells.values()]);
  for (const { cell, axis } of cells) {
    if (cell.report.pooled === null) expect(axis).toBeNull();
    else if (cell.report.scale === 'log') expect(axis).toMatchObject({ scale: 'log', low: 0.1, high: 10 });
    else expect(axis?.scale).not.toBe('log');
  }
});

test('a cell is unverified as soon as one of its results is', () => {
  const crohn = grid.rows.find(({ condition }) => condition.id === 'crohns-disease');
  expect(crohn?.cells.get('clinical-response')?.unverified).toBe(true);
  const pain = grid.rows.find(({ condition }) => condition.id === 'fibromyalgia');
  expect(pain?.cells.get('pain-intensity')?.unverified).toBe(false);
});
