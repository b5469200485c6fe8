import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectExporterById, projectExporters } from '#core/exporters/project-exporters';
import { summaryHash } from '#core/exporters/summary-analyses';
import { analysisForest } from '#core/figures/analysis-forest';
import { overview } from '#core/synthesis/overview';
import { inShownOrder } from '#core/synthesis/shown-rows';
import { starterRows } from '../project-rows';

const ldn = starterRows('ldn');
const bcg = starterRows('bcg');
const crohn = { conditionId: 'crohns-disease', outcomeId: 'clinical-response' };

interface Printed {
  readonly transf: { readonly beta: number; readonly 'ci.lb': number; readonly 'ci.ub': number };
}

const made = (id: string, request: Parameters<(typeof projectExporters)[number]['make']>[1], rows = ldn) => {
  const exporter = projectExporterById(id);
  if (!exporter.ok) throw new Error(exporter.error.text);
  return exporter.value.make(rows, request);
};
const text = (id: string, request: Parameters<typeof made>[1], rows = ldn): string => {
  const answer = made(id, request, rows);
  if (!answer.ok) throw new Error(answer.error.text);
  const { content } = answer.value;
  return content.kind === 'text' ? content.text : content.svg;
};

test('ids are unique, an unknown one is an error', () => {
  expect(new Set(projectExporters.map(({ id }) => id)).size).toBe(projectExporters.length);
  expect(projectExporterById('docx')).toMatchObject({ ok: false, error: { code: 'unknown-id' } });
});

test("Smith 2011's three effects stand in Crohn's summary table, each unverified", () => {
  const csv = text('summary-csv', { conditionId: 'crohns-disease' });
  const lines = csv.split('\r\n').filter((line) => line.includes(',study,Smith 2011,'));
  for (const effect of ['2.22 [1.14, 4.32]', '1.48 [0.42, 5.24]', '2.89 [1.18, 7.08]']) {
    const line = lines.find((one) => one.includes(effect));
    expect(line, effect).toContain('unverified');
  }
});

test('the plot carries the dagger, the picture is drawn from the same drawing', () => {
  const svg = text('forest-svg', crohn);
  expect(svg).toContain('Smith 2011\u00a0†');
  expect(svg).toContain('† Unverified');
  expect(text('forest-png', crohn)).toBe(svg);
});

test('the R script of an analysis holds its data and its numbers; without an estimate there is none', () => {
  const script = text('r-script', crohn);
  expect(script).toContain('library(metafor)');
  expect(script).toContain('label = c("Smith 2011")');
  expect(script).toContain('events1 = c(15)');
  const found = projectExporterById('r-script');
  if (!found.ok) throw new Error('no exporter');
  expect(found.value.make(ldn, { ...crohn, outcomeId: 'fatigue' })).toMatchObject({ ok: false });
});

test('the file does not depend on the order in which rows come', () => {
  const turned = inShownOrder({
    ...bcg,
    studies: [...bcg.studies].reverse(),
    results: [...bcg.results].reverse(),
    links: [...bcg.links].reverse(),
  });
  const request = { conditionId: 'tuberculosis', outcomeId: 'tuberculosis-infection' };
  for (const id of ['forest-svg', 'summary-csv'])
    expect(text(id, request, turned)).toBe(text(id, request, bcg));
});

test('settings as shown are used, and change the hash', () => {
  const cell = overview(bcg).cells[0]!;
  const request = {
    conditionId: 'tuberculosis',
    outcomeId: 'tuberculosis-infection',
    comparisonId: 'bcg-none',
    ...(cell.specification.designs && { designs: cell.specification.designs }),
  };
  const fixed = { ...request, settings: { ...cell.specification.settings, model: 'common' as const } };
  const [saved, shown] = [made('forest-svg', request, bcg), made('forest-svg', fixed, bcg)];
  if (!saved.ok || !shown.ok) throw new Error('no export');
  expect(saved.value.inputHash).toBe(cell.report.inputHash);
  expect(shown.value.inputHash).not.toBe(saved.value.inputHash);
  expect(text('forest-svg', fixed, bcg)).toContain('Mantel-Haenszel, common effect');
  expect(summaryHash(bcg, 'tuberculosis')).not.toBe(
    summaryHash(bcg, 'tuberculosis', { ...cell.specification, settings: fixed.settings }),
  );
});

test('the BCG plot prints the numbers of R: REML, DL and Mantel-Haenszel, Wald and Hartung-Knapp', () => {
  const reference = new URL('../../reference/oracle/meta/bcg-rr.json', import.meta.url);
  const oracle: { results: Record<string, Printed>; mh: Record<string, Printed> } = JSON.parse(
    readFileSync(reference, 'utf8'),
  );
  const { specification } = overview(bcg).cells[0]!;
  const cases = [
    [oracle.results.REML, { model: 'random', tau2: 'REML', test: 'wald' }],
    [oracle.results['REML-knha'], { model: 'random', tau2: 'REML', test: 'knha' }],
    [oracle.results.DL, { model: 'random', tau2: 'DL', test: 'wald' }],
    [oracle.results['DL-knha'], { model: 'random', tau2: 'DL', test: 'knha' }],
    [oracle.mh.RR, { model: 'common', commonMethod: 'mh' }],
  ] as const;
  for (const [expected, changed] of cases) {
    const settings = { ...specification.settings, ...changed };
    const { report, figure } = analysisForest(bcg, { ...specification, settings });
    const { beta, 'ci.lb': low, 'ci.ub': high } = expected!.transf;
    expect(report.rows).toHaveLength(13);
    expect(Math.abs(report.pooled!.estimate / beta - 1)).toBeLessThan(1e-6);
    expect(Math.abs(report.pooled!.low / low - 1)).toBeLessThan(1e-6);
    expect(Math.abs(report.pooled!.high / high - 1)).toBeLessThan(1e-6);
    const total = figure.regions.find(({ id }) => id === 'total')?.ariaText;
    expect(total).toContain(
      `risk ratio ${beta.toFixed(2)}, 95% interval ${low.toFixed(2)} to ${high.toFixed(2)}`,
    );
  }
});

test('what is not there is said: condition, outcome, too few studies', () => {
  expect(made('forest-svg', {})).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  expect(made('forest-svg', { ...crohn, outcomeId: 'luck' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(made('summary-csv', { conditionId: 'luck' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(made('compare-csv', { studyIds: [ldn.studies[0]!.id] })).toMatchObject({ ok: false });
});

test('a comparison as a table: a column a study, unverified numbers marked', () => {
  const studyIds = ['st-smith2011', 'st-bruun2024'];
  const csv = text('compare-csv', { studyIds });
  expect(csv.split('\r\n')[0]).toBe('\ufeffPart,Row,Differs,Odd one out,Smith 2011,Due Bruun 2024 (FINAL)');
  expect(csv).toContain('2.22 [1.14, 4.32]');
  expect(csv).toContain('[unverified]');
});
