import { expect, test } from 'vitest';
import { savedText } from '../../../src-renderer/app/saved-text';

test('the status bar says the time of the last change, and the day where it was not today', () => {
  const at = new Date(2026, 10, 22, 14, 2);
  const savedAt = at.toISOString();
  expect(savedText({ lent: false, readOnly: null, savedAt }, new Date(2026, 10, 22, 18))).toBe('saved 14:02');
  expect(savedText({ lent: false, readOnly: null, savedAt }, new Date(2026, 10, 23, 18))).toBe(
    'saved 22 Nov 14:02',
  );
  expect(savedText({ lent: false, readOnly: null, savedAt: null }, at)).toBe('no changes yet');
  expect(savedText({ lent: true, readOnly: null, savedAt }, at)).toBe('writing, changes wait');
  expect(savedText({ lent: false, readOnly: 'Open elsewhere.', savedAt }, at)).toBe('read-only');
});
