import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { figureToSvg } from '#core/figures/svg';
import { trafficLightFigure } from '#core/figures/traffic-light';
import { bcgReport, lightsFor } from './reports';

const tool = lightsFor(bcgReport);
const rows = bcgReport.rows.slice(0, 6).map((row, i) => ({
  id: row.id,
  resultId: row.id,
  label: row.label,
  detail: i % 2 ? 'Tuberculosis, end of follow-up' : '',
  judgements: tool.byResult[row.id] ?? null,
  reason: 'The reviewers differ in D1, overall: make a consensus.',
}));

test('the traffic-light table is drawn to the byte', async () => {
  const svg = figureToSvg(trafficLightFigure({ title: 'Risk of bias', tool, rows }));
  expect(new Resvg(svg).width).toBeGreaterThan(400);
  await expect(svg).toMatchFileSnapshot('./snapshots/traffic-light.svg');
});

test('each row reads out its judgements, or why there is none', () => {
  const figure = trafficLightFigure({ title: 'Risk of bias', tool, rows });
  expect(figure.regions[0]?.ariaText).toBe(
    'Aronson 1948: overall some concerns. Randomization process: low risk; Deviations from interventions: some concerns; Missing outcome data: some concerns; Measurement of the outcome: low risk; Selection of the reported result: some concerns',
  );
  expect(figure.regions[4]?.ariaText).toBe(
    'Frimodt-Moller et al 1973: no judgement. The reviewers differ in D1, overall: make a consensus.',
  );
  const rings = figure.marks.filter(
    (mark) => mark.kind === 'circle' && mark.hollow && mark.resultId === 'bcg-5',
  );
  expect(rings).toHaveLength(6);
});

test('every light carries its sign', () => {
  const figure = trafficLightFigure({ title: 'Risk of bias', tool, rows });
  const discs = figure.marks.filter((mark) => mark.kind === 'circle' && !mark.hollow);
  const signs = figure.marks.filter((mark) => mark.kind === 'text' && mark.role.startsWith('sign-'));
  expect(signs).toHaveLength(discs.length);
});

test('an empty table says so', () => {
  const figure = trafficLightFigure({ title: 'Risk of bias', tool, rows: [] });
  expect(figureToSvg(figure)).toContain('Nothing has been appraised yet.');
});
