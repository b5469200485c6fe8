import { forestOptionsOf } from '#core/figures/analysis-forest';
import { forestTable } from '#core/figures/forest-table';
import { screenForest } from '#core/figures/screen-forest';
import { emptyArm, emptyResult } from '#core/model/empty-result';
import { emptyStudy } from '#core/model/empty-study';
import { analyseResults, type Specification } from '#core/synthesis/analyse-results';
import type { OverviewRows } from '#core/synthesis/overview';

/**
 * Run as a process of its own by the bench: shows a forest plot of 100 studies once, as a user does who opens it, changes one option as often as
 * asked, and prints the milliseconds of opening and of each change: analysis, and with plot and table, from the project's rows.
 */
const k = 100;

const rows: OverviewRows = {
  review: { appraisal: { votes: 1, blind: false } },
  conditions: [{ id: 'c', order: 0, name: 'Condition', note: '' }],
  comparisons: [],
  outcomes: [
    { id: 'o', order: 0, name: 'Response', domain: '', scale: '', type: 'dichotomous', better: 'higher' },
  ],
  analyses: [],
  links: [],
  reports: [],
  excludedStudies: new Set(),
  appraisals: [],
  studies: Array.from({ length: k }, (_, i) => ({
    ...emptyStudy(`s${i}`, `Author ${i} ${1950 + (i % 70)}`),
    conditions: ['c'],
    design: 'rct-parallel',
  })),
  results: Array.from({ length: k }, (_, i) => ({
    ...emptyResult({ id: `r${i}`, key: `r${i}`, studyId: `s${i}`, by: 'a' }),
    outcomeId: 'o',
    outcomeText: 'Response',
    better: 'higher',
    arms: [
      emptyArm({ role: 'intervention', n: 20 + ((i * 7) % 90), events: 3 + ((i * 5) % 14) }),
      emptyArm({ role: 'comparator', n: 22 + ((i * 11) % 80), events: 2 + ((i * 3) % 12) }),
    ],
    verified: i % 4 !== 0,
  })),
};

type Settings = Specification['settings'];

const start: Settings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'knha',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

const changes: Readonly<Record<string, Partial<Settings>>> = {
  estimator: { tau2: 'PM' },
  test: { test: 'wald' },
  measure: { measure: 'OR' },
  level: { level: 90 },
  model: { model: 'common' },
  correction: { correction: { add: 0.25, to: 'all', drop00: false } },
  subgroups: { subgroups: { by: 'verified', tau2: 'separate' } },
};

const show = (settings: Settings): { readonly analysis: number; readonly all: number } => {
  const specification: Specification = { conditionId: 'c', comparisonId: null, outcomeId: 'o', settings };
  const before = performance.now();
  const report = analyseResults(rows, specification);
  const analysis = performance.now() - before;
  const figure = screenForest(rows, specification, report, 900);
  const table = forestTable(report, forestOptionsOf(rows, specification, report));
  const all = performance.now() - before;
  if (report.error !== null || report.rows.length !== k || figure.marks.length < k || table.rows.length < k)
    throw new Error('the plot is not whole');
  return { analysis, all };
};

const [name = 'estimator', times = '1'] = process.argv.slice(2);
const change = changes[name];
if (change === undefined) throw new Error(`There is no change "${name}".`);
const first = show(start);
const spent = Array.from({ length: Number(times) }, (_, i) =>
  show(i % 2 === 0 ? { ...start, ...change } : start),
);
console.log(JSON.stringify([first, ...spent]));
