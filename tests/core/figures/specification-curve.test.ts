import { expect, test } from 'vitest';
import { axisX } from '#core/figures/axis';
import { specificationCurve } from '#core/figures/specification-curve';
import type { AnalysisReport, AnalysisSettings } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { bcgInputs, settings } from './reports';

const asked = (changes: Partial<AnalysisSettings> = {}): AnalysisReport =>
  runAnalysis({ ...settings, ...changes, further: ['multiverse'] }, bcgInputs, []);

const multiverseOf = ({ further }: AnalysisReport) => {
  if (further?.multiverse?.ok !== true) throw new Error('no multiverse');
  return further.multiverse.value;
};

const drawn = (report: AnalysisReport, width: number) =>
  specificationCurve(multiverseOf(report), report, width);

test('one point a way, from the lowest at the left to the highest at the right, at its value', () => {
  const report = asked();
  const { cells } = multiverseOf(report);
  const figure = drawn(report, 700);
  const points = figure.marks.filter((mark) => mark.kind === 'rect');
  expect(points).toHaveLength(cells.length);
  points.forEach((point, i) => {
    expect(point.y + point.height / 2).toBeCloseTo(axisX(figure.axis, cells[i]!.estimate), 9);
    expect(point.x).toBeGreaterThan(points[i - 1]?.x ?? 0);
  });
  // Larger effects stand higher.
  expect(points[0]!.y).toBeGreaterThan(points.at(-1)!.y);
  expect(figure.axis.ticks.length).toBeGreaterThan(2);
  const highest = cells.at(-1)!.estimate.toFixed(2);
  expect(figure.description).toBe(
    `${cells.length} ways of analysing, sorted by estimate, from 0.45 to ${highest}.`,
  );
});

test('the analysis as it is set is pointed at, where it is one of the ways', () => {
  const text = (report: AnalysisReport) =>
    drawn(report, 700).marks.flatMap((mark) =>
      mark.kind === 'text' && mark.text.startsWith('As set') ? [mark.text] : [],
    );
  const { pooled } = asked({ test: 'knha' });
  expect(text(asked({ test: 'knha' }))).toEqual(['As set: 0.49 [0.33, 0.73]']);
  expect(pooled?.estimate.toFixed(2)).toBe('0.49');
  expect(text(asked({ model: 'common', commonMethod: 'mh' }))).toEqual([]);
  expect(text(asked({ model: 'common', commonMethod: 'iv' }))).toEqual(['As set: 0.65 [0.60, 0.70]']);
});

test('with more ways than pixels every so many is drawn, and said', () => {
  const figure = drawn(asked(), 200);
  expect(figure.drawn).toBeLessThan(multiverseOf(asked()).cells.length);
  expect(figure.marks.filter((mark) => mark.kind === 'rect')).toHaveLength(figure.drawn);
});
