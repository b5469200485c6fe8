import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdicts } from '#core/model/report';
import { stages } from '#core/model/review';
import {
  isInStage,
  makeQueue,
  matchesFilter,
  needsVote,
  nextPlace,
  queueFilters,
  type ScreenedReport,
  changedProgress,
  stageProgress,
} from '#core/screening/queue';

const open = { state: 'open', mine: null } as const;
const report = (id: string, more: Partial<ScreenedReport> = {}): ScreenedReport => ({
  id,
  order: Number(id),
  ta: open,
  ft: open,
  ...more,
});
const judgedIn = { state: 'in', mine: 'include' } as const;

const reports: readonly ScreenedReport[] = [
  report('3', { ta: { state: 'in', mine: 'maybe' } }),
  report('1'),
  report('2', { ta: judgedIn }),
  report('4', { ta: { state: 'conflict', mine: 'exclude' } }),
  report('5', { ta: { state: 'partial', mine: null } }),
  report('6', { ta: { state: 'out', mine: null } }),
  report('7', { ta: { state: 'out', mine: 'exclude' }, ft: { state: 'out', mine: 'exclude' } }),
];

test('each filter gives its reports in import order', () => {
  const ids = (filter: (typeof queueFilters)[number]) => makeQueue(reports, 'title-abstract', filter, null);
  expect(ids('to-do')).toEqual(['1', '5']);
  expect(ids('maybe')).toEqual(['3']);
  expect(ids('conflict')).toEqual(['4']);
  expect(ids('all')).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('a search narrows the queue and keeps its order', () => {
  expect(makeQueue(reports, 'title-abstract', 'all', new Set(['5', '1', '9']))).toEqual(['1', '5']);
  expect(makeQueue(reports, 'title-abstract', 'all', new Set())).toEqual([]);
});

test('full texts are those that titles and abstracts let through, and those already judged', () => {
  expect(makeQueue(reports, 'full-text', 'all', null)).toEqual(['2', '3', '7']);
  expect(makeQueue(reports, 'full-text', 'to-do', null)).toEqual(['2', '3']);
});

test('the next place is the next open one, then what was passed over, then none', () => {
  const queue = ['a', 'b', 'c', 'd'];
  const done = (...ids: string[]) => nextPlace(queue, 1, (id) => ids.includes(id));
  expect(done('b')).toBe(2);
  expect(done('b', 'c')).toBe(3);
  expect(done('b', 'c', 'd')).toBe(0);
  expect(done('a', 'b', 'c', 'd')).toBeNull();
  expect(nextPlace(['a'], 0, () => false)).toBeNull();
  expect(nextPlace([], 0, () => false)).toBeNull();
});

test('progress counts verdicts, states and what still waits for me', () => {
  expect(stageProgress(reports, 'title-abstract')).toEqual({
    total: 7,
    done: 5,
    include: 1,
    exclude: 2,
    maybe: 1,
    conflicts: 1,
    in: 2,
    out: 2,
  });
  expect(stageProgress(reports, 'full-text')).toMatchObject({ total: 3, done: 1, exclude: 1, out: 1 });
});

const cell = fc.record({
  state: fc.constantFrom(
    'open' as const,
    'partial' as const,
    'in' as const,
    'out' as const,
    'conflict' as const,
  ),
  mine: fc.option(fc.constantFrom(...verdicts), { nil: null }),
});
const any = fc.record({ id: fc.string(), order: fc.integer(), ta: cell, ft: cell });

test('the counts agree with the queues, whatever the reports', () => {
  fc.assert(
    fc.property(fc.array(any), fc.constantFrom(...stages), (list, stage) => {
      const counts = stageProgress(list, stage);
      const length = (filter: (typeof queueFilters)[number]) => makeQueue(list, stage, filter, null).length;
      expect(length('all')).toBe(counts.total);
      expect(length('to-do')).toBe(counts.total - counts.done);
      expect(length('maybe')).toBe(counts.maybe);
      expect(length('conflict')).toBe(counts.conflicts);
      expect(counts.include + counts.exclude + counts.maybe).toBeLessThanOrEqual(counts.total);
    }),
  );
});

test('a change counted in gives what counting all of them gives', () => {
  fc.assert(
    fc.property(
      fc.array(any),
      fc.array(any),
      fc.array(any),
      fc.constantFrom(...stages),
      (same, before, after, stage) => {
        const was = stageProgress([...same, ...before], stage);
        expect(changedProgress(was, before, after, stage)).toEqual(stageProgress([...same, ...after], stage));
      },
    ),
  );
});

test('a report outside the stage matches no filter; one that needs a vote is in no other state', () => {
  fc.assert(
    fc.property(any, fc.constantFrom(...stages), (one, stage) => {
      if (!isInStage(one, stage))
        for (const filter of queueFilters) expect(matchesFilter(one, stage, filter)).toBe(false);
      if (needsVote(one, stage)) expect(matchesFilter(one, stage, 'conflict')).toBe(false);
    }),
  );
});
