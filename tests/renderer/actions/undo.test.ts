import { beforeEach, expect, test, vi } from 'vitest';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';

const shown = new Map<string, string>();
const undo = vi.fn();
const tells: ((project: unknown) => void)[] = [];
const session = {
  project: { path: '/a', instanceId: 'a', revision: 7, undo: 'Import 2 records from PubMed' },
};
const listeners = new Set<() => void>();
vi.mock('../../../src-renderer/bridge', () => ({
  api: { projects: { undo: (wish: unknown) => undo(wish) } },
  bridge: { on: (_: string, listener: (project: unknown) => void) => tells.push(listener) },
}));
vi.mock('../../../src-renderer/mirror/session', () => ({
  readSession: () => session,
  subscribeSession: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
}));
vi.mock('../../../src-renderer/ui/toast', () => ({
  toast: (text: string, { id = 'trace' }: { id?: string } = {}) => shown.set(id, text),
  toastError: ({ text }: { text: string }, { id }: { id: string }) => shown.set(id, text),
  hideToast: (id: string) => shown.delete(id),
  clearToasts: () => shown.clear(),
}));
const { toast } = await import('../../../src-renderer/ui/toast');
const { watchOpenReview } = await import('../../../src-renderer/actions/open-review');
const { undoLatest, undoOf, undoVerdict } = await import('../../../src-renderer/actions/undo');

beforeEach(() => shown.clear());

const happen = (revision: number): void => {
  session.project.revision = revision;
  for (const listener of listeners) listener();
};

test('why something cannot be undone is said once, and as long as nothing else was changed', async () => {
  undo.mockResolvedValueOnce(
    err(appError('undo-refused', 'This import cannot be undone: 1 report was judged.')),
  );
  undo.mockResolvedValueOnce(
    err(appError('undo-refused', 'This import cannot be undone: 2 reports were judged.')),
  );
  await undoLatest();
  await undoLatest();
  expect([...shown.values()]).toEqual(['This import cannot be undone: 2 reports were judged.']);
  happen(7);
  expect(shown.size).toBe(1);
  happen(8);
  expect([shown.size, listeners.size]).toEqual([0, 0]);
});

test('where the latest change is no verdict on a pair, the key says what Ctrl+Z would take back', async () => {
  undo.mockResolvedValueOnce(err(appError('undo-empty', 'The latest change is no verdict on a pair.')));
  await undoVerdict('pair-verdict');
  expect(undo).toHaveBeenLastCalledWith({ only: 'pair-verdict' });
  expect(shown.get('undone')).toBe(
    'The latest change is no verdict on a pair. Ctrl+Z takes back: Import 2 records from PubMed',
  );
  undo.mockResolvedValueOnce(ok({ did: 'Different reports: 1 pair' }));
  await undoVerdict('pair-verdict');
  expect(shown.get('trace')).toBe(undefined);
  expect(shown.get('undone')).toBe('Undone: Different reports: 1 pair');
});

test('that something was undone, or why not while an import is written, is not hidden by what is said of the import', async () => {
  const text = 'An import is being written: cancel it there, or undo it when it is done.';
  undo.mockResolvedValueOnce(err(appError('busy', text)));
  expect(await undoVerdict('screening')).toBe(false);
  expect(undo).toHaveBeenLastCalledWith({ only: 'screening' });
  toast('Imported 3 records from PubMed');
  expect([...shown]).toEqual([
    ['undone', text],
    ['trace', 'Imported 3 records from PubMed'],
  ]);
  undo.mockResolvedValueOnce(ok({ did: 'Import 3 records from PubMed' }));
  expect(await undoLatest()).toBe(true);
  expect([...shown]).toEqual([['undone', 'Undone: Import 3 records from PubMed']]);
});

test('the undo of a message takes back what the message tells of, or says what else would be taken back', async () => {
  const change = { revision: 7, hash: 'abc' };
  const done = vi.fn();
  undo.mockResolvedValueOnce(err(appError('undo-empty', 'This is not the latest change any more.')));
  undoOf(change, { done }).undo?.();
  await vi.waitFor(() =>
    expect(shown.get('undone')).toBe(
      'This is not the latest change any more. Ctrl+Z takes back: Import 2 records from PubMed',
    ),
  );
  expect(undo).toHaveBeenLastCalledWith({ of: change });
  expect(done).not.toHaveBeenCalled();
  undo.mockResolvedValueOnce(ok({ did: 'Remove a reviewer' }));
  undoOf(change, { said: 'Ada is back', done }).undo?.();
  await vi.waitFor(() => expect(shown.get('undone')).toBe('Ada is back'));
  expect(done).toHaveBeenCalledOnce();
  expect(undoOf(undefined)).toEqual({});
});

test('messages go with the review they speak of, and what comes late of it is not said in the next', async () => {
  watchOpenReview();
  const tell = (project: unknown): void => {
    for (const listener of tells) listener(project);
  };
  toast('Excluded: First');
  tell({ ...session.project, revision: 8 });
  expect(shown.size).toBe(1);
  undo.mockImplementationOnce(async () => {
    await Promise.resolve();
    tell({ ...session.project, path: '/b', instanceId: 'b' });
    return err(appError('cancelled', 'Undo or redo was stopped; nothing was changed.'));
  });
  expect(await undoLatest()).toBe(false);
  expect([...shown]).toEqual([]);
  toast('Excluded: Second');
  tell(null);
  expect([...shown]).toEqual([]);
});

test('an undo that was stopped by hand is told in passing, as nothing went wrong', async () => {
  undo.mockResolvedValueOnce(err(appError('cancelled', 'Undo or redo was stopped; nothing was changed.')));
  await undoLatest();
  expect([...shown]).toEqual([['undone', 'Undo or redo was stopped; nothing was changed.']]);
});
