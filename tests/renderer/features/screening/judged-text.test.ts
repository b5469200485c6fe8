import { expect, test } from 'vitest';
import { type ScreenedReport, stageProgress } from '#core/screening/queue';
import { visibleStage } from '#core/screening/stage-state';
import { judgedText } from '../../../../src-renderer/features/screening/judged-text';

type Seen = ScreenedReport['ft'];

const text = (...cells: Seen[]): string =>
  judgedText(
    stageProgress(
      cells.map((ft, order) => ({ id: String(order), order, ta: { state: 'in', mine: 'include' }, ft })),
      'full-text',
    ),
  );

test('what I judged is told by my verdicts', () => {
  const mine: Seen[] = [
    { state: 'in', mine: 'include' },
    { state: 'out', mine: 'exclude' },
    { state: 'in', mine: 'maybe' },
  ];
  expect(text(...mine)).toBe('All 3 judged: 1 in, 1 out, 1 maybe');
});

test('what others judged is told as theirs, by what became of it', () => {
  const theirs: Seen[] = [
    { state: 'in', mine: null },
    { state: 'out', mine: null },
    { state: 'out', mine: null },
  ];
  expect(text(...theirs)).toBe('All 3 judged by others, none by you: 1 in, 2 out');
  expect(text(...theirs, { state: 'in', mine: 'include' })).toBe(
    'All 4 judged, 1 of them by you: 1 in, 0 out, 0 maybe',
  );
});

test('in a blind stage what others said is no part of it: the report still waits for me', () => {
  const rule = { votes: 2, blind: true };
  const votes = [
    { reviewerId: 'ben', verdict: 'include' as const },
    { reviewerId: 'eve', verdict: 'include' as const },
  ];
  const progress = stageProgress(
    [{ id: '1', order: 1, ta: { state: 'in', mine: 'include' }, ft: visibleStage(votes, rule, 'ada', null) }],
    'full-text',
  );
  expect(progress).toMatchObject({ total: 1, done: 0, in: 0 });
});
