import { expect, test } from 'vitest';
import { excludedStudies, type ScreenedReport } from '#core/screening/excluded-studies';
import type { StageState } from '#core/screening/stage-state';

const report = (studyIds: readonly string[], ta: StageState, ft: StageState = 'open'): ScreenedReport => ({
  studyIds,
  ta: { state: ta },
  ft: { state: ft },
});
const excluded = (...reports: readonly ScreenedReport[]) => [...excludedStudies(reports)];

test('a study is out when every one of its reports is, at either stage', () => {
  expect(excluded(report(['a'], 'out'), report(['a'], 'in', 'out'))).toEqual(['a']);
});

test.each([
  ['open', 'open'],
  ['partial', 'open'],
  ['conflict', 'open'],
  ['in', 'open'],
  ['in', 'conflict'],
  ['in', 'in'],
] as const)('one report at %s / %s keeps the study', (ta, ft) => {
  expect(excluded(report(['a'], 'out'), report(['a'], ta, ft))).toEqual([]);
  expect(excluded(report(['a'], ta, ft), report(['a'], 'out'))).toEqual([]);
});

test('a report of two studies counts for both; a report of none for nobody', () => {
  expect(excluded(report(['a', 'b'], 'out'), report(['b'], 'in', 'in'), report([], 'out'))).toEqual(['a']);
});
