import { Resvg } from '@resvg/resvg-js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisX } from '#core/figures/axis';
import { type ForestFigure, forestFigure } from '#core/figures/forest';
import { clipInterval } from '#core/figures/forest-marks';
import type { Mark, TextMark } from '#core/figures/marks';
import { darkPalette } from '#core/figures/palette';
import { figureToSvg } from '#core/figures/svg';
import { textWidth } from '#core/figures/text-metrics';
import { formatEffect, formatHeterogeneity, formatTest } from '#core/synthesis/format';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { bcgInputs, bcgReport, genericReport, leftOut, lightsFor, settings, smithReport } from './reports';

const armLabels = { arm1: 'BCG vaccine', arm2: 'No vaccine' };
const bcg = forestFigure(bcgReport, {
  title: 'Tuberculosis: BCG vaccine against no vaccine',
  armLabels,
  better: 'lower',
  riskOfBias: lightsFor(bcgReport),
});
const smith = forestFigure(smithReport, {
  title: 'Crohn’s disease: clinical response',
  armLabels: { arm1: 'Low-dose naltrexone', arm2: 'Placebo' },
  better: 'higher',
});
const texts = (figure: ForestFigure): TextMark[] => figure.marks.filter((mark) => mark.kind === 'text');
const said = (figure: ForestFigure): string =>
  texts(figure)
    .map((mark) => mark.text.replaceAll('\u00a0', ' '))
    .join(' ');
const ofRole = (figure: ForestFigure, role: Mark['role']): Mark[] =>
  figure.marks.filter((mark) => mark.role === role);

const box = (mark: TextMark): { left: number; right: number; top: number; bottom: number } => {
  const width = textWidth(mark.text, mark.size, mark.weight);
  const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
  return { left, right: left + width, top: mark.y - mark.size * 0.72, bottom: mark.y + mark.size * 0.1 };
};
/** Pairs of texts whose boxes overlap, and texts outside the figure. */
const clashes = (figure: ForestFigure): string[] => {
  const all = texts(figure).map((mark) => ({ mark, ...box(mark) }));
  const out = all
    .filter((a) => a.left < 0 || a.right > figure.width + 0.5 || a.top < 0 || a.bottom > figure.height)
    .map((a) => `outside: ${a.mark.text}`);
  all.forEach((a, i) => {
    for (const b of all.slice(i + 1)) {
      if (
        a.left < b.right - 0.5 &&
        b.left < a.right - 0.5 &&
        a.top < b.bottom - 0.5 &&
        b.top < a.bottom - 0.5
      ) {
        out.push(`${a.mark.text} / ${b.mark.text}`);
      }
    }
  });
  return out;
};
/** Throws when the document is not well formed. */
const parses = (svg: string): number => new Resvg(svg, { font: { loadSystemFonts: false } }).width;

test('the BCG forest plot is drawn to the byte', async () => {
  const svg = figureToSvg(bcg);
  expect(parses(svg)).toBe(900);
  await expect(svg).toMatchFileSnapshot('./snapshots/forest-bcg.svg');
  await expect(figureToSvg(bcg, { palette: darkPalette })).toMatchFileSnapshot(
    './snapshots/forest-bcg-dark.svg',
  );
});

test('a forest plot of one study is drawn to the byte', async () => {
  await expect(figureToSvg(smith)).toMatchFileSnapshot('./snapshots/forest-one-study.svg');
});

test('subgroups are drawn to the byte', async () => {
  const subgroups = ['random', 'alternate', 'systematic'].map((id) => {
    const own = runAnalysis(
      settings,
      bcgInputs.filter((input) => input.subgroup === id),
      [],
    );
    return { id, label: `${id} allocation`, pooled: own.pooled, heterogeneity: formatHeterogeneity(own) };
  });
  const figure = forestFigure(bcgReport, { subgroups, better: 'lower' });
  expect(clashes(figure)).toEqual([]);
  expect(ofRole(figure, 'diamond')).toHaveLength(4);
  expect(figure.regions.filter((region) => region.id.startsWith('row-'))).toHaveLength(13);
  await expect(figureToSvg(figure)).toMatchFileSnapshot('./snapshots/forest-subgroups.svg');
});

test('rows without a listed subgroup are shown under their own heading', () => {
  const figure = forestFigure(bcgReport, {
    subgroups: [{ id: 'random', label: 'Random', pooled: null, heterogeneity: null }],
  });
  expect(said(figure)).toContain('In no subgroup');
  expect(figure.regions.filter((region) => region.id.startsWith('row-'))).toHaveLength(13);
});

test('every number of the report stands in the figure as printed', () => {
  const shown = said(bcg);
  for (const row of bcgReport.rows) {
    const own = texts(bcg)
      .filter((mark) => mark.resultId === row.id)
      .map((mark) => mark.text);
    expect(own.join(' ')).toContain(formatEffect(row, bcgReport.scale));
    expect(own).toContain(`${row.weight.toFixed(1)}%`);
  }
  expect(shown).toContain('0.49 [0.34, 0.70]');
  expect(shown).toContain('1065 191064 1510 166283 100.0%');
  expect(shown).toContain('Heterogeneity: Tau² = 0.31; Chi² = 152.23, df = 12 (P < 0.001); I² = 92%');
  expect(shown).toContain(formatTest(bcgReport.pooled!));
  expect(shown).toContain('95% prediction interval [0.15, 1.55]');
  expect(shown).toContain('Left out (1) Younger 2009: A crossover result');
});

test('each row reads out one sentence, on its marks and on its region', () => {
  const sentence =
    'Aronson 1948: risk ratio 0.41, 95% interval 0.13 to 1.26, weight 5.1%, unverified, risk of bias: some concerns';
  expect(bcg.regions[0]).toMatchObject({ resultId: 'bcg-1', ariaText: sentence });
  const marks = bcg.marks.filter((mark) => mark.resultId === 'bcg-1');
  expect(marks.length).toBeGreaterThan(10);
  expect(new Set(marks.map((mark) => mark.ariaText))).toEqual(new Set([sentence]));
  expect(bcg.regions.map((region) => region.id).slice(-2)).toEqual(['total', 'prediction']);
  expect(bcg.regions.find((region) => region.id === 'total')?.ariaText).toBe(
    'Total, 13 studies: risk ratio 0.49, 95% interval 0.34 to 0.70, REML, Wald, rests on unverified numbers',
  );
});

test('unverified rows and the total that rests on them carry a dagger and a footnote', () => {
  const daggers = texts(bcg).filter((mark) => mark.text.includes('\u00a0†'));
  expect(daggers).toHaveLength(bcgReport.rows.filter((row) => !row.verified).length + 1);
  expect(said(bcg)).toContain('† Unverified');
  const verified = forestFigure(
    runAnalysis(
      settings,
      bcgInputs.map((input) => ({ ...input, verified: true })),
      [],
    ),
  );
  expect(said(verified)).not.toContain('†');
});

test('one study: no diamond, no total, no weight, and the note that says so', () => {
  expect(ofRole(smith, 'diamond')).toEqual([]);
  const shown = said(smith);
  expect(shown).toContain('2.22 [1.14, 4.32]');
  expect(shown).toContain('not a pooled estimate');
  expect(shown).not.toContain('Total (95% CI)');
  expect(shown).not.toContain('Weight');
  expect(smith.description).toContain('One study, not a pooled estimate');
});

test('favours-labels follow the direction that is good', () => {
  const labels = (figure: ForestFigure): string[] =>
    texts(figure)
      .filter((mark) => mark.text.startsWith('Favours'))
      .sort((a, b) => a.x - b.x)
      .map((mark) => mark.text);
  expect(labels(smith)).toEqual(['Favours placebo', 'Favours low-dose naltrexone']);
  expect(labels(forestFigure(smithReport, { armLabels: { arm1: 'A', arm2: 'B' }, better: 'lower' }))).toEqual(
    ['Favours A', 'Favours B'],
  );
  expect(labels(forestFigure(smithReport, {}))).toEqual([]);
});

test('marks stand where their numbers say', () => {
  const squares = bcg.marks.filter((mark) => mark.kind === 'rect' && mark.role === 'square');
  expect(squares).toHaveLength(13);
  squares.forEach((mark, i) => {
    const row = bcgReport.rows[i]!;
    if (mark.kind !== 'rect') return;
    expect(mark.resultId).toBe(row.id);
    expect(mark.x + mark.width / 2).toBeCloseTo(axisX(bcg.axis, row.estimate), 9);
  });
  const areas = squares.map((mark) => (mark.kind === 'rect' ? mark.width ** 2 : 0));
  expect(areas[7]! / areas[0]!).toBeCloseTo(bcgReport.rows[7]!.weight / bcgReport.rows[0]!.weight, 9);
});

test('no studies: says so, has no axis, and still lists what was left out', () => {
  const figure = forestFigure(runAnalysis(settings, [], leftOut));
  expect(said(figure)).toContain('No study can be shown.');
  expect(said(figure)).toContain('Left out (1)');
  expect(ofRole(figure, 'reference')).toEqual([]);
  expect(parses(figureToSvg(figure))).toBe(900);
});

test('intervals that go too far are clipped with arrows, endless ones too', () => {
  const report = genericReport('log', [
    { label: 'Wide', yi: 0.2, sei: 40 },
    { label: 'Narrow', yi: 0.1, sei: 0.2 },
    { label: 'Narrower', yi: 0.3, sei: 0.1 },
  ]);
  const figure = forestFigure(report);
  const arrows = figure.marks.filter((mark) => mark.kind === 'polygon' && mark.resultId === 'g0');
  expect(arrows).toHaveLength(2);
  expect(clashes(figure)).toEqual([]);
  const clip = clipInterval(figure.axis, { low: 0, high: Number.POSITIVE_INFINITY });
  expect(clip).toEqual({ left: figure.axis.x0, right: figure.axis.x1, clippedLow: true, clippedHigh: true });
  expect(clipInterval(figure.axis, { low: Number.NaN, high: 1 })).toBeNull();
});

test('long names wrap, sixty rows fit, and nothing touches anything', () => {
  const many = Array.from({ length: 60 }, (_, i) => {
    const input = bcgInputs[i % 13]!;
    return {
      ...input,
      id: `m${i}`,
      label: i % 4 ? input.label : `${input.label} for the multicentre investigators ${i}`,
    };
  });
  const report = runAnalysis(settings, many, leftOut);
  const figure = forestFigure(report, { armLabels, better: 'lower', riskOfBias: lightsFor(report) });
  expect(clashes(figure)).toEqual([]);
  expect(figure.width).toBe(900);
  expect(figure.regions.filter((region) => region.id.startsWith('row-'))).toHaveLength(60);
  expect(parses(figureToSvg(figure))).toBe(900);
});

const effect = fc.record({
  label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  yi: fc.double({ min: -30, max: 30, noNaN: true }),
  sei: fc.double({ min: 1e-6, max: 1e4, noNaN: true }),
});

test('any report gives a well-formed figure whose marks are finite and inside it', () => {
  fc.assert(
    fc.property(
      fc.array(effect, { maxLength: 8 }),
      fc.constantFrom('log' as const, 'natural' as const),
      fc.constantFrom(500, 900, 1400),
      (effects, scale, width) => {
        const figure = forestFigure(genericReport(scale, effects), { width, better: 'lower' });
        const { x0, x1, low, high } = figure.axis;
        expect(high).toBeGreaterThan(low);
        for (const mark of figure.marks) {
          const numbers = Object.values(mark)
            .flat(2)
            .filter((value) => typeof value === 'number');
          expect(numbers.every(Number.isFinite)).toBe(true);
          if (mark.role === 'whisker' && mark.kind === 'line') {
            expect(mark.x1).toBeGreaterThanOrEqual(x0 - 1e-6);
            expect(mark.x2).toBeLessThanOrEqual(x1 + 1e-6);
          }
        }
        expect(parses(figureToSvg(figure))).toBeGreaterThanOrEqual(width);
      },
    ),
    { numRuns: 150 },
  );
});

const word = fc.constantFrom(
  'Smith',
  'International',
  'Orpington-Moderate',
  'et al',
  '2011',
  '(children)',
  'naltrexone',
  'A',
);
const phrase = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));
const trial = fc.record({
  label: phrase(6),
  verified: fc.boolean(),
  events1: fc.integer({ min: 0, max: 9 }),
  n1: fc.integer({ min: 10, max: 100_000 }),
  events2: fc.integer({ min: 0, max: 9 }),
  n2: fc.integer({ min: 10, max: 900 }),
});

test('whatever the names, numbers and width, no text touches another or leaves the figure', () => {
  fc.assert(
    fc.property(
      fc.array(trial, { minLength: 1, maxLength: 6 }),
      fc.record({ arm1: phrase(4), arm2: phrase(4) }),
      fc.constantFrom(340, 500, 700, 900, 1200),
      fc.constantFrom('higher' as const, 'lower' as const),
      fc.boolean(),
      phrase(9),
      (trials, arms, width, better, lit, title) => {
        const inputs = trials.map(({ label, verified, ...counts }, i) => {
          const data = { kind: '2x2' as const, ...counts };
          return { id: `t${i}`, studyId: `t${i}`, label, verified, data };
        });
        const report = runAnalysis(settings, inputs, leftOut);
        const riskOfBias = lit ? lightsFor(report) : null;
        const figure = forestFigure(report, { title, armLabels: arms, better, width, riskOfBias });
        expect(clashes(figure)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

test('a ratio next to nothing is drawn as smaller than 0.01, nowhere as zero', () => {
  const data = { kind: '2x2', events1: 0, n1: 400, events2: 300, n2: 400 } as const;
  const rows = ['a', 'b'].map((id) => ({ id, studyId: id, label: id, verified: true, data }));
  const report = runAnalysis({ ...settings, prediction: 't-k1' }, rows, []);
  const figure = forestFigure(report, {
    subgroups: [{ id: 'x', label: 'X', pooled: report.pooled, heterogeneity: null }],
  });
  expect(clashes(figure)).toEqual([]);
  expect(said(figure)).toContain('<0.01 [<0.01, 0.03]');
  expect(said(figure)).not.toContain('[0.00');
  expect(figureToSvg(figure)).toContain('[&lt;0.01,');
  const sentences = figure.regions.map(({ ariaText }) => ariaText).join(' ');
  expect(sentences).toContain('interval <0.01 to 0.03');
  expect(sentences).not.toContain('0.00');
});
