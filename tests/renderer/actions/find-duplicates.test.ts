import { expect, test, vi } from 'vitest';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';

const find = vi.fn();
const cancel = vi.fn();
const told: string[] = [];
const tells: ((project: unknown) => void)[] = [];
// The bridge is made by the preload script, which is not there under test.
vi.mock('../../../src-renderer/bridge', () => ({
  api: { duplicates: { find: () => find() }, imports: { cancel: () => cancel() } },
  bridge: {
    on: (event: string, listener: (project: unknown) => void) => {
      if (event === 'project') tells.push(listener);
      return () => undefined;
    },
  },
}));
const review = (path: string) => ({
  session: {},
  status: 'ready',
  project: { path, instanceId: path, readOnly: null, reviewerId: 'ada' },
});
let session = review('/a');
const listeners = new Set<() => void>();
vi.mock('../../../src-renderer/mirror/session', () => ({
  mirrorCaughtUp: async () => undefined,
  readSession: () => session,
  subscribeSession: (listener: () => void) => listeners.add(listener),
}));
vi.mock('../../../src-renderer/ui/toast', () => ({
  toast: (text: string) => told.push(text),
  toastError: ({ text }: { text: string }) => told.push(text),
  clearToasts: () => undefined,
}));

const { cancelDuplicates, findDuplicates, foundText, resumeSearches } = await import(
  '../../../src-renderer/actions/find-duplicates'
);
const { watchOpenReview } = await import('../../../src-renderer/actions/open-review');

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

test('a search that was stopped by leaving its review begins again there, and nothing is said of it elsewhere', async () => {
  watchOpenReview();
  resumeSearches();
  const open = async (path: string): Promise<void> => {
    for (const listener of tells) listener(review(path).project);
    session = review(path);
    for (const listener of listeners) listener();
    await vi.waitFor(() => undefined);
  };
  await open('/a');
  const cancelled = err(appError('cancelled', 'Looking for duplicates was cancelled; nothing was merged.'));
  // Main answers before it tells of the next review.
  find.mockResolvedValueOnce(cancelled);
  expect(await findDuplicates(false, true)).toBe(null);
  await open('/b');
  expect([find.mock.calls.length, told]).toEqual([1, []]);
  find.mockResolvedValueOnce(ok(none));
  await open('/a');
  await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(2));
  await open('/b');
  await open('/a');
  expect([find.mock.calls.length, told]).toEqual([2, []]);

  find.mockImplementationOnce(async () => {
    cancelDuplicates();
    return cancelled;
  });
  await findDuplicates(false, true);
  expect(told).toEqual(['Looking for duplicates was cancelled. The Duplicates page starts it again.']);
  await open('/b');
  await open('/a');
  expect(find).toHaveBeenCalledTimes(3);
});
