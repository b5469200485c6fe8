import { expect, test } from 'vitest';
import { compareTests } from '#core/synthesis/few-studies';
import { metaCase } from '#core/synthesis/meta-case';
import { type MultiverseChoices, runMultiverse } from '#core/synthesis/multiverse';
import type { AnalysisSettings, RawData, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { list, load, object } from '../../reference/load';

const trials: readonly StudyInput[] = list(load('oracle/meta/zero-or.json').studies).map((row, i) => {
  const { label, events1, n1, events2, n2 } = object(row);
  const data: RawData = {
    kind: '2x2',
    events1: Number(events1),
    n1: Number(n1),
    events2: Number(events2),
    n2: Number(n2),
  };
  return { id: `r${i}`, studyId: `s${i}`, label: String(label), data, verified: true };
});

const choices: MultiverseChoices = {
  measures: ['RR', 'OR', 'RD'],
  methods: ['EE', 'DL', 'REML', 'PM'],
  tests: ['wald', 'knha', 'adhoc'],
  corrections: [
    { add: 0.5, to: 'only0', drop00: false },
    { add: 0.5, to: 'all', drop00: true },
  ],
  correlations: [],
  inclusions: [
    { id: 'all', label: 'All', leavesOut: [] },
    { id: 'few', label: 'Without three', leavesOut: ['r0', 'r3', 'r5'] },
  ],
  level: 95,
};

test('every combination is a cell, and each equals its own analysis', () => {
  const found = runMultiverse(choices, trials);
  if (!found.ok) throw new Error(found.error.text);
  const { cells, failures, summary } = found.value;
  expect(cells).toHaveLength(3 * 4 * 3 * 2 * 2);
  expect(failures).toEqual([]);
  expect(cells.every((cell, i) => i === 0 || cells[i - 1]!.yi <= cell.yi)).toBe(true);
  for (const cell of cells) {
    const settings: AnalysisSettings = {
      measure: cell.measure,
      model: 'random',
      commonMethod: 'iv',
      tau2: cell.method,
      test: cell.test,
      level: 95,
      correction: choices.corrections[cell.correction]!,
    };
    if (cell.method === 'EE') continue;
    const used =
      cell.inclusion === 'all' ? trials : trials.filter(({ id }) => !['r0', 'r3', 'r5'].includes(id));
    const { pooled } = runAnalysis(settings, used, []);
    expect(cell.k).toBe(pooled!.k);
    expect(cell.estimate).toBeCloseTo(pooled!.estimate, 9);
    expect(cell.low).toBeCloseTo(pooled!.low, 9);
    expect(cell.high).toBeCloseTo(pooled!.high, 9);
  }
  expect(summary!.lowest).toBe(cells[0]!.yi);
  expect(summary!.significant).toBe(cells.filter(({ p }) => p < 0.05).length / cells.length);
});

test('correlations take the place of those of paired studies', () => {
  const paired: readonly StudyInput[] = [3, 5, 8].map((difference, i) => ({
    id: `p${i}`,
    studyId: `p${i}`,
    label: `P${i}`,
    data: { kind: 'paired', mean1: difference, sd1: 2, mean2: 1, sd2: 2.5, n: 20, r: 0.9 },
    verified: true,
  }));
  const found = runMultiverse(
    {
      ...choices,
      measures: ['MC'],
      methods: ['EE'],
      tests: ['wald'],
      corrections: choices.corrections.slice(0, 1),
      inclusions: [],
      correlations: [0, 0.5, 0.9],
    },
    paired,
  );
  if (!found.ok) throw new Error(found.error.text);
  const widths = [...found.value.cells]
    .sort((a, b) => (a.correlation ?? 0) - (b.correlation ?? 0))
    .map(({ low, high }) => high - low);
  expect(widths[0]).toBeGreaterThan(widths[1]!);
  expect(widths[1]).toBeGreaterThan(widths[2]!);
});

test('what cannot be pooled is counted, not hidden; unknown ids are errors', () => {
  const none = runMultiverse(
    { ...choices, inclusions: [{ id: 'none', label: 'None', leavesOut: trials.map(({ id }) => id) }] },
    trials,
  );
  expect(none.ok && none.value.cells).toEqual([]);
  expect(none.ok && none.value.failures).toHaveLength(72);
  expect(none.ok && none.value.summary).toBeNull();
  // Each names its cell whole.
  const named = none.ok ? none.value.failures.map(({ error: _, ...cell }) => JSON.stringify(cell)) : [];
  expect(new Set(named).size).toBe(72);
  expect(runMultiverse({ ...choices, measures: ['XX'] }, trials).ok).toBe(false);
  expect(runMultiverse({ ...choices, measures: ['GEN'] }, trials).ok).toBe(false);
});

test('few studies: the three tests together, marked where the conclusion depends on them', () => {
  const apart = compareTests([0.3, 0.5, 0.9], [0.02, 0.03, 0.025], 'REML', 95);
  if (!apart.ok) throw new Error(apart.error.text);
  expect(apart.value.fits.map(({ test: kind }) => kind)).toEqual(['wald', 'knha', 'adhoc']);
  expect(apart.value).toMatchObject({ few: true, dependsOnTest: true });
  const [wald, , adhoc] = apart.value.fits;
  expect(adhoc!.fit.se).toBeGreaterThanOrEqual(wald!.fit.se);
  const far = compareTests([2, 2.1, 2.2], [0.01, 0.01, 0.01], 'DL', 95);
  expect(far.ok && far.value.dependsOnTest).toBe(false);
});

test('a case may ask for it: the cells are the results that the case gives anyway', () => {
  const bcg = load('oracle/meta/bcg-rr.json');
  const given = metaCase({
    ...bcg,
    multiverse: {
      measures: ['RR', 'OR'],
      methods: ['DL', 'REML'],
      tests: ['z', 'knha'],
      inclusions: [
        { id: 'all', leavesOut: [] },
        { id: 'without the first', leavesOut: ['Aronson 1948'] },
      ],
    },
  });
  if (!given.ok) throw new Error(given.error.text);
  const { multiverse, results } = object(JSON.parse(JSON.stringify(given.value)));
  const cells = list(object(multiverse).cells).map(object);
  expect(cells).toHaveLength(16);
  const all = cells.find(
    (cell) =>
      cell.measure === 'RR' && cell.method === 'REML' && cell.test === 'knha' && cell.inclusion === 'all',
  );
  expect(all?.beta).toBe(object(object(results)['REML-knha']).beta);
  expect(cells.filter(({ k }) => k === 12)).toHaveLength(8);
  expect(object(object(multiverse).summary).below).toBe(1);
  const wrong = metaCase({ ...bcg, multiverse: { tests: ['t'] } });
  expect(wrong.ok ? '' : wrong.error.text).toContain('multiverse.tests');
});

/** Every cell of a case's multiverse beside the same choices as a case of their own. */
const cellsAndCases = (
  one: Record<string, unknown> & { readonly studies: readonly { readonly label: string }[] },
  leavesOut: readonly string[],
) => {
  const answer = (input: unknown) => {
    const done = metaCase(input);
    if (!done.ok) throw new Error(done.error.text);
    return object(JSON.parse(JSON.stringify(done.value)));
  };
  const multiverse = { methods: ['EE', 'SJ'], tests: ['z'], inclusions: [{ id: 'some', leavesOut }] };
  const cells = list(object(answer({ ...one, multiverse }).multiverse).cells).map(object);
  const kept = { ...one, studies: one.studies.filter(({ label }) => !leavesOut.includes(label)) };
  const results = object(answer(kept).results);
  return {
    cells: cells.map(({ beta }) => Number(beta)),
    alone: cells.map(({ method }) => Number(object(results[String(method)]).beta)),
  };
};

test('a cell has the variance, the correction and the studies of the case', () => {
  const means = [4, 6, 9, 3].map((mean1, i) => ({
    label: `s${i}`,
    mean1,
    sd1: 3,
    n1: 6 + i,
    mean2: 3,
    sd2: 4,
    n2: 5 + 2 * i,
  }));
  const unbiased = cellsAndCases({ measure: 'SMD', options: { vtype: 'UB' }, studies: means }, []);
  expect(unbiased.cells).toEqual(unbiased.alone);
  const counts = [
    [0, 21],
    [3, 15],
    [4, 30],
    [1, 12],
  ].map(([events, n], i) => ({ label: `s${i}`, events, n }));
  // With the first study out no cell is empty, and nothing is corrected.
  const together = cellsAndCases({ measure: 'PLO', options: { to: 'if0all' }, studies: counts }, ['s0']);
  expect(together.cells).toEqual(together.alone);
  const shared = { arms: 'treatment-arm', drop00: true };
  const tables = [
    [0, 10, 3, 25],
    [2, 30, 5, 20],
    [4, 40, 9, 35],
    [0, 9, 0, 8],
  ].map(([events1, n1, events2, n2], i) => ({
    label: `s${i}`,
    events1,
    n1,
    events2,
    n2,
  }));
  const own = metaCase({
    measure: 'OR',
    options: shared,
    studies: tables,
    multiverse: { methods: ['DL'], tests: ['z'], corrections: [{ add: 0.5, to: 'only0' }] },
  });
  const block = own.ok ? object(JSON.parse(JSON.stringify(own.value))) : {};
  expect(object(list(object(block.multiverse).cells)[0]!).beta).toBe(object(object(block.results).DL).beta);
});

test('a rule that names a study that there is not is refused', () => {
  const bcg = load('oracle/meta/bcg-rr.json');
  const typo = metaCase({ ...bcg, multiverse: { inclusions: [{ id: 'x', leavesOut: ['Aronson 1984'] }] } });
  expect(typo.ok && typo.value.multiverse).toEqual({
    error: 'bad-request: No study is called "Aronson 1984": the rule would leave nothing out.',
  });
});
