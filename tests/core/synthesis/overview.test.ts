import { expect, test } from 'vitest';
import type { Appraisal } from '#core/model/study';
import { excludedStudies } from '#core/screening/excluded-studies';
import { formatEffect } from '#core/synthesis/format';
import { type OverviewRows, overview } from '#core/synthesis/overview';
import { lowAppraisal } from '../appraisal/low-risk';
import { starter } from '../starters/load';

type Screened = OverviewRows['reports'][number];

const rowsOf = (name: 'ldn' | 'bcg', more: Partial<OverviewRows> = {}): OverviewRows => {
  const rows = starter(name);
  const [review] = rows.review;
  if (review === undefined) throw new Error('no review');
  return {
    ...rows,
    review,
    reports: rows.reports.map(({ id }) => ({
      id,
      studyIds: rows.links.flatMap((link) => (link.reportId === id ? [link.studyId] : [])),
      ta: { state: 'open' },
      ft: { state: 'open' },
    })),
    excludedStudies: new Set(),
    ...more,
  };
};

const of = (rows: OverviewRows, conditionId: string) => {
  const found = overview(rows).conditions.find((condition) => condition.conditionId === conditionId);
  if (found === undefined) throw new Error(`no ${conditionId}`);
  return found;
};

test('the cells of the bundled review are what the synthesis page shows', () => {
  const { cells } = overview(rowsOf('ldn'));
  const cell = (conditionId: string, outcomeId: string) =>
    cells.find((c) => c.conditionId === conditionId && c.outcomeId === outcomeId);
  const response = cell('crohns-disease', 'clinical-response');
  expect(response).toMatchObject({
    saved: true,
    k: 1,
    participants: 34,
    reason: null,
    studyIds: ['st-smith2011'],
  });
  expect(response?.report.pooled && formatEffect(response.report.pooled, 'log')).toBe('2.22 [1.14, 4.32]');
  expect(response?.specification.comparisonId).toBe('ldn-placebo');
  expect(cell('long-covid', 'fatigue')).toMatchObject({
    k: 0,
    reason: '1 result, none usable: Not among the designs pooled here: Single arm.',
  });
  expect(cell('fibromyalgia', 'fatigue')).toBeUndefined();
});

test('cells come in the order of conditions and outcomes, one for each pair that has results', () => {
  const rows = rowsOf('ldn');
  const { cells } = overview(rows);
  const place = cells.map(
    ({ conditionId, outcomeId }) =>
      rows.conditions.findIndex(({ id }) => id === conditionId) * 100 +
      rows.outcomes.findIndex(({ id }) => id === outcomeId),
  );
  expect(new Set(place).size).toBe(place.length);
  expect(place).toEqual([...place].sort((a, b) => a - b));
});

test('studies with a usable result, and in an analysis of two or more', () => {
  const crohn = of(rowsOf('ldn'), 'crohns-disease');
  expect(crohn.withUsableResult.ids).toEqual(['st-smith2011']);
  expect(crohn.withUsableResult.of).toContain('st-smith2013');
  expect(crohn.inAnalysis.ids).toEqual([]);
  const bcg = overview(rowsOf('bcg'));
  expect(bcg.whole.inAnalysis.ids).toHaveLength(13);
  expect(bcg.conditions[0]?.inAnalysis.ids).toEqual(bcg.whole.inAnalysis.ids);
});

test('without a saved specification a cell uses the default settings', () => {
  const [cell] = overview(rowsOf('bcg', { analyses: [] })).cells;
  expect(cell).toMatchObject({ saved: false, k: 7 });
  expect(cell?.specification.settings).toMatchObject({ measure: 'RR', tau2: 'REML', test: 'knha' });
});

test('a report counts as decided when it is out, or in after full text; nobody has decided the bundled ones', () => {
  const rows = rowsOf('ldn');
  expect(overview(rows).whole.reportsDecided).toMatchObject({ ids: [] });
  expect(overview(rows).whole.reportsDecided.of).toHaveLength(88);
  const screen = (report: Screened): Screened => {
    const { id } = report;
    if (id === 'rep-smith2007') return { ...report, ta: { state: 'out' } };
    if (id === 'rep-smith2011') return { ...report, ta: { state: 'in' }, ft: { state: 'in' } };
    if (id === 'rep-smith2013') return { ...report, ta: { state: 'in' }, ft: { state: 'conflict' } };
    return report;
  };
  const reports = rows.reports.map(screen);
  const crohn = of({ ...rows, reports, excludedStudies: excludedStudies(reports) }, 'crohns-disease');
  expect(crohn.reportsDecided.ids).toEqual(['rep-smith2007', 'rep-smith2011']);
  expect(crohn.studiesIncluded.ids).toEqual(['st-smith2011']);
  // All reports of Smith 2007 are out, so it is no longer among the studies that count.
  expect(crohn.studiesIncluded.of).not.toContain('st-smith2007');
  expect(crohn.studiesIncluded.of).toContain('st-smith2013');
});

test('risk of bias counts a study once one of its results has an appraisal that stands', () => {
  const appraisal = (more: Partial<Appraisal>): Appraisal =>
    lowAppraisal({ resultKey: 'st-smith2011~result-4', studyId: 'st-smith2011', ...more });
  const judged = (...appraisals: Appraisal[]) =>
    of(rowsOf('ldn', { appraisals }), 'crohns-disease').withRiskOfBias.ids;
  expect(judged()).toEqual([]);
  expect(judged(appraisal({}))).toEqual(['st-smith2011']);
  expect(judged(appraisal({ answers: {} }))).toEqual([]);
  expect(judged(appraisal({}), appraisal({ id: 'b', by: 'bob' }))).toEqual([]);
});
