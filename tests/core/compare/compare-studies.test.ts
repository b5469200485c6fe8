import { expect, test } from 'vitest';
import { compareStudies } from '#core/compare/compare-studies';
import { cellsDiffer, intervalsApart, oddOneOut } from '#core/compare/differences';
import { starterRows } from '../project-rows';

const ldn = starterRows('ldn');
const idOf = (label: string): string => {
  const found = ldn.studies.find((study) => study.label === label);
  if (found === undefined) throw new Error(`no study ${label}`);
  return found.id;
};

test('cells differ by what they say, not by capitals or spaces; nothing beside something differs', () => {
  expect(cellsDiffer(['Double blind', ' double  BLIND'])).toBe(false);
  expect(cellsDiffer(['12 weeks', '8 weeks'])).toBe(true);
  expect(cellsDiffer(['12 weeks', ''])).toBe(true);
  expect(cellsDiffer(['', ''])).toBe(false);
});

test('the odd one out is one against others that agree', () => {
  expect(oddOneOut(['a', 'a', 'b'])).toBe(2);
  expect(oddOneOut(['a', 'b', 'a', 'A'])).toBe(1);
  expect(oddOneOut(['a', 'b', 'c'])).toBeNull();
  expect(oddOneOut(['a', 'b'])).toBeNull();
  expect(oddOneOut(['a', 'a', 'b', 'b'])).toBeNull();
});

test('intervals are apart when two of them share no value', () => {
  expect(
    intervalsApart([
      { low: 1, high: 2 },
      { low: 1.5, high: 3 },
    ]),
  ).toBe(false);
  expect(
    intervalsApart([
      { low: 1, high: 2 },
      { low: 2.1, high: 3 },
    ]),
  ).toBe(true);
  expect(intervalsApart([])).toBe(false);
});

test('two trials side by side: design, conditions, numbers and effects with their marks', () => {
  const { studies, rows } = compareStudies(ldn, [idOf('Smith 2011'), idOf('Due Bruun 2024 (FINAL)')]);
  expect(studies.map(({ label }) => label)).toEqual(['Smith 2011', 'Due Bruun 2024 (FINAL)']);
  const row = (id: string) => rows.find((one) => one.id === id);
  expect(row('design')?.cells.map((items) => items[0]?.text)).toEqual([
    'Randomised, parallel groups',
    'Randomised, parallel groups',
  ]);
  expect(row('design')?.differs).toBe(false);
  expect(row('conditions')?.cells.map((items) => items[0]?.text)).toEqual([
    "Crohn's disease",
    'Fibromyalgia',
  ]);
  expect(row('conditions')?.differs).toBe(true);
  const response = row('outcome-clinical-response-Risk ratio');
  const [smith] = response?.cells[0] ?? [];
  expect(smith).toMatchObject({ text: '2.22 [1.14, 4.32]', verified: false });
  expect(smith?.interval?.estimate).toBeCloseTo(2.2222, 3);
  expect(response?.axis).toEqual({ scale: 'log', nullValue: 1 });
  expect(response?.cells[1]).toEqual([]);
  const pain = rows
    .filter(({ label }) => label.startsWith('Pain intensity'))
    .flatMap(({ cells }) => cells[1] ?? []);
  expect(pain.map(({ text }) => text)).toContain('−0.34 [−0.95, 0.27]');
  expect(row('bias-overall')?.cells.map((items) => items[0]?.text)).toEqual([
    'Not appraised',
    'Not appraised',
  ]);
});

test('every row has a cell for each study, and unknown ids are passed over', () => {
  const ids = ldn.studies.slice(0, 6).map(({ id }) => id);
  const { studies, rows } = compareStudies(ldn, [...ids, 'nobody']);
  expect(studies).toHaveLength(6);
  for (const row of rows) expect(row.cells).toHaveLength(6);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(compareStudies(ldn, [])).toEqual({ studies: [], rows: [] });
});

test('results without an effect in common differ when their words do, so that nothing is hidden as alike', () => {
  const ids = ['Cree 2010', 'Due Bruun 2024 (FINAL)'].map(
    (label) => ldn.studies.find((study) => study.label === label)?.id ?? '',
  );
  const { rows } = compareStudies(ldn, ids);
  const reported = rows.filter(
    ({ group, label, cells }) =>
      group === 'results' && label.endsWith('as reported') && cells.every((items) => items.length > 0),
  );
  expect(reported.length).toBeGreaterThan(0);
  for (const { cells, differs } of reported) {
    const [one, other] = cells.map((items) => items.map(({ text }) => text).join('; '));
    expect(differs).toBe(one !== other);
  }
});
