import { expect, test, vi } from 'vitest';

// The bridge is made by the preload script, which is not there under test.
vi.mock('../../../src-renderer/bridge', () => ({ api: {}, bridge: { on: () => () => undefined } }));

const { foundText } = await import('../../../src-renderer/actions/find-duplicates');

const none = { merged: 0, earlier: 0, takenBack: 0, undecided: 0, queueFull: false };

test('what a search for duplicates did is said in numbers that are never below nothing', () => {
  expect(foundText(none)).toBe('Nothing to merge');
  expect(foundText({ ...none, undecided: 1 })).toBe('Nothing to merge; 1 pair is for you to decide');
  expect(foundText({ ...none, merged: 1 })).toBe('Merged 1 duplicate report');
  expect(foundText({ ...none, takenBack: 1, undecided: 14 })).toBe(
    '1 merge was taken back; 14 pairs are for you to decide',
  );
  expect(foundText({ ...none, merged: 2, takenBack: 3 })).toBe(
    'Merged 2 duplicate reports; 3 merges were taken back',
  );
});
