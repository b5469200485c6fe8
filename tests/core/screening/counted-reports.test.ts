import { expect, test } from 'vitest';
import { type CountedReport, countedReports } from '#core/screening/counted-reports';
import { recordFlow } from '#core/screening/record-flow';
import type { StageState } from '#core/screening/stage-state';

const states: readonly StageState[] = ['open', 'partial', 'in', 'out', 'conflict'];
/** Every pair of states, with one to three records each. */
const reports: readonly CountedReport[] = states.flatMap((ta) =>
  states.map((ft, at) => ({ records: (at % 3) + 1, ta: { state: ta }, ft: { state: ft } })),
);
const listed = (figure: keyof typeof countedReports): number =>
  reports.filter(countedReports[figure].test).length;

test('each figure of the flow is the number of rows in the list that opens from it', () => {
  const flow = recordFlow({ searches: [], reports, includedStudies: 0 });
  expect(flow).toMatchObject({
    reports: listed('reports'),
    merged: listed('merged'),
    openByTitle: listed('open-by-title'),
    excludedByTitle: listed('excluded-by-title'),
    openByFullText: listed('open-by-full-text'),
    excludedByFullText: listed('excluded-by-full-text'),
    includedReports: listed('included'),
  });
  expect(flow).toMatchObject({ reports: 25, excludedByTitle: 5, includedReports: 1, excludedByFullText: 1 });
});

test('a report is decided or not, never both', () => {
  expect(listed('decided') + listed('undecided')).toBe(reports.length);
  expect(listed('decided')).toBe(10);
});
