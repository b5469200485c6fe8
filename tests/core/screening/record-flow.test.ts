import { expect, test } from 'vitest';
import { type FlowInput, recordFlow } from '#core/screening/record-flow';
import type { StageState } from '#core/screening/stage-state';

const report = (ta: StageState, ft: StageState = 'open', records = 1): FlowInput['reports'][number] => ({
  records,
  ta: { state: ta },
  ft: { state: ft },
});

const searches = [
  { id: 'a', kind: 'database', recordsRead: 5 },
  { id: 'b', kind: 'register', recordsRead: 3 },
  { id: 'c', kind: 'other', recordsRead: 2 },
];
const reports = [
  report('open', 'open', 3),
  report('partial'),
  report('conflict'),
  report('out'),
  report('in'),
  report('in', 'conflict'),
  report('in', 'out'),
  report('in', 'in'),
];

test('every report stands in exactly one place of the flow', () => {
  const flow = recordFlow({ searches, reports, includedStudies: 1 });
  expect(flow).toEqual({
    fromDatabases: 8,
    fromOtherMethods: 2,
    duplicates: 2,
    merged: 1,
    reports: 8,
    excludedByTitle: 1,
    openByTitle: 3,
    excludedByFullText: 1,
    openByFullText: 2,
    includedReports: 1,
    includedStudies: 1,
  });
  const placed =
    flow.excludedByTitle +
    flow.openByTitle +
    flow.excludedByFullText +
    flow.openByFullText +
    flow.includedReports;
  expect(placed).toBe(flow.reports);
});

test('records read are the reports and the duplicates put into them', () => {
  const {
    fromDatabases,
    fromOtherMethods,
    duplicates,
    reports: left,
  } = recordFlow({
    searches,
    reports,
    includedStudies: 0,
  });
  expect(fromDatabases + fromOtherMethods - duplicates).toBe(left);
});

test('a full-text state of a report that titles have taken out counts for nothing', () => {
  const flow = recordFlow({
    searches: [],
    reports: [report('out', 'in'), report('open', 'out')],
    includedStudies: 0,
  });
  expect(flow).toMatchObject({
    includedReports: 0,
    excludedByFullText: 0,
    excludedByTitle: 1,
    openByTitle: 1,
  });
});
