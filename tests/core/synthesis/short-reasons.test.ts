import { expect, test } from 'vitest';
import { overview } from '#core/synthesis/overview';
import { shortReason, shortReasons } from '#core/synthesis/short-reasons';
import { starterRows } from '../project-rows';

test('every result that the bundled reviews leave out has a reason in a few words', () => {
  for (const name of ['ldn', 'bcg'] as const)
    for (const { report } of overview(starterRows(name)).cells)
      for (const entry of report.leftOut) {
        const short = shortReason(entry);
        expect(short.length, entry.reason).toBeLessThan(36);
        expect(short, entry.reason).not.toBe(entry.text);
        expect(short).toMatch(/^[^A-Z].*[^.]$/);
      }
});

test('a design that is not pooled is named; a reason without short words gives its sentence', () => {
  const text = 'Not among the designs pooled here: Single arm.';
  expect(shortReason({ reason: 'design', text })).toBe('single arm');
  expect(shortReason({ reason: 'new-reason', text: 'A sentence.' })).toBe('A sentence.');
});

test('several reasons come once each, the most frequent first', () => {
  const entry = (reason: string) => ({ reason, text: reason });
  expect(shortReasons([entry('no-numbers'), entry('percent-only'), entry('percent-only')])).toEqual([
    'percentages only',
    'no numbers',
  ]);
  expect(shortReasons([])).toEqual([]);
});
