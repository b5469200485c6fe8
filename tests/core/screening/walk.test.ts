import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterNote,
  afterVerdict,
  around,
  notKept,
  currentOf,
  redone,
  renewed,
  startWalk,
  step,
  undone,
  type Walk,
  withQueue,
} from '#core/screening/walk';

const none = () => false;
const start = startWalk(['a', 'b', 'c', 'd']);
const judge = (walk: Walk) => afterVerdict(walk, none);

test('a verdict leads on, the last one to the end', () => {
  let walk = start;
  const seen = [];
  while (currentOf(walk) !== null) {
    seen.push(currentOf(walk));
    walk = judge(walk);
  }
  expect(seen).toEqual(['a', 'b', 'c', 'd']);
  expect(walk.place).toBeNull();
  expect(judge(walk)).toEqual(walk);
});

test('what was passed over comes again before the end', () => {
  const skipped = judge(judge(step(step(start, 1), 1)));
  expect(currentOf(skipped)).toBe('a');
  expect(currentOf(judge(judge(skipped)))).toBeNull();
});

test('what is done otherwise is passed over', () => {
  expect(currentOf(afterVerdict(start, (id) => id === 'b'))).toBe('c');
});

test('steps stay inside the queue, and lead back from the end', () => {
  expect(currentOf(step(start, -1))).toBe('a');
  expect(currentOf(step(step(step(step(start, 1), 1), 1), 1))).toBe('d');
  expect(currentOf(step({ ...start, place: null }, -1))).toBe('d');
  expect(step({ ...start, place: null }, 1).place).toBeNull();
  expect(step(startWalk([]), 1).place).toBeNull();
});

test('a verdict that could not be kept brings its report back', () => {
  const failed = notKept(judge(judge(start)), 'a');
  expect(currentOf(failed)).toBe('a');
  expect(failed.trail).toEqual([{ id: 'b', judged: true }]);
  expect(currentOf(judge(failed))).toBe('c');
});

test('a report judged twice takes two undos, and stays judged after the first', () => {
  const twice = judge(step(judge(start), -1));
  expect(currentOf(twice)).toBe('b');
  const once = undone(twice);
  expect(currentOf(once)).toBe('a');
  expect(currentOf(judge(step(once, 1)))).toBe('c');
  expect(undone(once).trail).toEqual([]);
});

test('a note moves nothing, and undo and redo stop at its report', () => {
  const noted = afterNote(judge(start), 'b');
  expect(currentOf(noted)).toBe('b');
  const judged = judge(noted);
  expect(currentOf(judged)).toBe('c');
  expect(currentOf(undone(judged))).toBe('b');
  expect(currentOf(undone(undone(judged)))).toBe('b');
  expect(currentOf(undone(undone(undone(judged))))).toBe('a');
  expect(currentOf(redone(undone(undone(judged)), none))).toBe('b');
});

test('undo without anything judged, and redo without anything undone, stay', () => {
  expect(undone(start)).toEqual(start);
  expect(redone(start, none)).toEqual(start);
});

test('a new verdict forgets what could be redone', () => {
  expect(judge(undone(judge(start))).ahead).toEqual([]);
});

test('a newer queue keeps the report in sight', () => {
  expect(currentOf(withQueue(judge(start), ['x', 'b', 'c']))).toBe('b');
  expect(currentOf(withQueue(judge(start), ['x', 'y']))).toBe('y');
  expect(withQueue(start, []).place).toBeNull();
});

test('reports that come stand last, and what is in sight or judged stays though it fits no more', () => {
  const all = () => true;
  expect(renewed(judge(start), ['x', 'c'], all, (id) => id === 'd').queue).toEqual(['a', 'b', 'd', 'x', 'c']);
  const without = renewed(judge(start), ['d', 'e'], (id) => id !== 'b', all);
  expect([without.queue, currentOf(without)]).toEqual([['a', 'c', 'd', 'e'], 'c']);
});

test('reads ahead, then one back', () => {
  expect(around(judge(start), 2)).toEqual(['b', 'c', 'd', 'a']);
  expect(around(start, 10)).toEqual(['a', 'b', 'c', 'd']);
  expect(around(startWalk([]), 3)).toEqual([]);
});

test('as many redos as undos lead back to the same place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.nat(30), (length, verdicts, back) => {
      let walk = startWalk(Array.from({ length }, (_, k) => `r${k}`));
      for (let k = 0; k < verdicts; k += 1) walk = judge(walk);
      const times = Math.min(back, walk.trail.length);
      let other = walk;
      for (let k = 0; k < times; k += 1) other = undone(other);
      for (let k = 0; k < times; k += 1) other = redone(other, none);
      expect(other).toEqual(walk);
    }),
  );
});
