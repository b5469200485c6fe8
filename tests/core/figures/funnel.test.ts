import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { axisX } from '#core/figures/axis';
import { funnelFigure } from '#core/figures/funnel';
import { figureToSvg } from '#core/figures/svg';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { bcgReport, genericReport, settings, smithReport } from './reports';

const bcg = funnelFigure(bcgReport, { title: 'Tuberculosis: BCG vaccine against no vaccine' });

test('the BCG funnel plot is drawn to the byte', async () => {
  const svg = figureToSvg(bcg);
  expect(new Resvg(svg).width).toBe(620);
  await expect(svg).toMatchFileSnapshot('./snapshots/funnel-bcg.svg');
});

test('each study stands at its effect and standard error, the most exact on top', () => {
  const circles = bcg.marks.filter((mark) => mark.kind === 'circle');
  expect(circles).toHaveLength(13);
  circles.forEach((mark, i) => {
    const row = bcgReport.rows[i]!;
    expect(mark).toMatchObject({ resultId: row.id, hollow: !row.verified });
    expect(mark.cx).toBeCloseTo(axisX(bcg.axis, row.estimate), 9);
    expect(mark.cy).toBeCloseTo(axisX(bcg.errors, row.sei), 9);
  });
  expect(bcg.regions[0]?.ariaText).toBe(
    'Aronson 1948: risk ratio 0.41, standard error 0.57 (log scale), unverified',
  );
});

test('the pseudo limits lie at 1.96 standard errors from the pooled estimate', () => {
  const limits = bcg.marks.filter((mark) => mark.kind === 'line' && mark.role === 'reference');
  expect(limits).toHaveLength(3);
  const largest = Math.max(...bcgReport.rows.map((row) => row.sei));
  const low = Math.exp(bcgReport.pooled!.yi - 1.959963984540054 * largest);
  expect(limits[1]?.kind === 'line' && limits[1].x2).toBeCloseTo(axisX(bcg.axis, low), 6);
});

test('one study, none, and effects on the natural scale', () => {
  const lines = (figure: ReturnType<typeof funnelFigure>): number =>
    figure.marks.filter((mark) => mark.role === 'reference').length;
  const one = funnelFigure(smithReport);
  expect(lines(one)).toBe(0);
  expect(figureToSvg(one)).toContain('Fewer than ten studies');
  const none = funnelFigure(runAnalysis(settings, [], []));
  expect(figureToSvg(none)).toContain('No study can be shown.');
  const natural = genericReport('natural', [
    { label: 'A', yi: -3, sei: 1 },
    { label: 'B', yi: 2, sei: 0.5 },
  ]);
  const figure = funnelFigure(natural);
  expect(lines(figure)).toBe(3);
  expect(figure.axis.low).toBeLessThanOrEqual(-3);
  expect(new Resvg(figureToSvg(figure)).width).toBe(620);
});
