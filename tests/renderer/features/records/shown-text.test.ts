import { expect, test } from 'vitest';
import { shownText } from '../../../../src-renderer/features/records/shown-text';

test('a list says how many of all it shows, and nothing before it is there', () => {
  expect(shownText(80, 80, null)).toBe('80 reports');
  expect(shownText(3, 80, null)).toBe('3 of 80 reports');
  expect(shownText(null, 80, null)).toBe('');
});

test('while reports are read, it says so as the status line does, and of how many the list is', () => {
  const reading = { done: 45_000, total: 91_669 };
  expect(shownText(21_250, 21_250, reading)).toBe(
    'reading 45,000 of 91,669 reports; the first 21,250 are listed',
  );
  expect(shownText(12, 21_250, reading)).toBe(
    'reading 45,000 of 91,669 reports; 12 of the first 21,250 are listed',
  );
  expect(shownText(null, 21_250, reading)).toBe('reading 45,000 of 91,669 reports');
});

test('what stands in the list from before is no part of what is read anew', () => {
  expect(shownText(80, 80, { done: 0, total: 91_669 })).toBe('reading 0 of 91,669 reports');
  expect(shownText(0, 0, { done: 0, total: 91_669 })).toBe('reading 0 of 91,669 reports');
});
