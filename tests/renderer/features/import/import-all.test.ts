import { beforeEach, expect, test, vi } from 'vitest';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';

const said: string[] = [];
const run = vi.fn();
const preview = vi.fn();
// The bridge is made by the preload script, which is not there under test.
vi.mock('../../../../src-renderer/bridge', () => ({
  api: { imports: { run: (wish: unknown) => run(wish), preview: (wish: unknown) => preview(wish) } },
  bridge: { on: () => () => undefined },
}));
vi.mock('../../../../src-renderer/ui/toast', () => ({
  toast: (text: string) => said.push(text),
  toastError: () => undefined,
}));
vi.mock('../../../../src-renderer/actions/find-duplicates', () => ({ findDuplicates: async () => null }));

const { failedLast, filesNow, removeFile } = await import('../../../../src-renderer/features/import/batch');
const { importAll, takeFiles } = await import('../../../../src-renderer/features/import/commands');
const { mergedEarlierText, mergedText, placesText } = await import(
  '../../../../src-renderer/features/import/places'
);

const places = { new: 2, here: 0, repeated: 1, other: 0 };
const brought = (searchId: string) =>
  ok({ searchId, places, decisions: 0, studies: 0, results: 0, notTaken: [] });
const gone = err(appError('file-unreadable', 'There is no such file.'));

const taken = async (...paths: readonly string[]) => {
  takeFiles('p', paths);
  await vi.waitFor(() => expect(filesNow().every(({ state }) => state === 'ready')).toBe(true));
  return filesNow();
};

beforeEach(() => {
  for (const { job } of filesNow()) removeFile(job);
  said.length = 0;
  run.mockReset();
  preview.mockImplementation(async ({ path }: { path: string }) =>
    ok({ token: path, marks: null, review: null, suggestedDatabase: 'PubMed' }),
  );
});

test('the first of three files that fails is named, and the others come in together', async () => {
  const files = await taken('/a.ris', '/b.ris', '/c.ris');
  run.mockResolvedValueOnce(gone).mockResolvedValueOnce(brought('s-b')).mockResolvedValueOnce(brought('s-c'));
  await importAll(files);
  expect(run.mock.calls.map(([wish]) => [wish.token, wish.together])).toEqual([
    ['/a.ris', []],
    ['/b.ris', []],
    ['/c.ris', ['s-b']],
  ]);
  expect(said).toEqual([
    'Imported 6 records from 2 files: 4 new, 2 repeated within a file',
    'a.ris failed and is not imported',
  ]);
  expect(filesNow().map(({ name, error }) => [name, error?.code])).toEqual([['a.ris', 'file-unreadable']]);
});

test('cancelling one of several ends it, and what is left is said', async () => {
  const files = await taken('/a.ris', '/b.ris', '/c.ris');
  run
    .mockResolvedValueOnce(brought('s-a'))
    .mockResolvedValueOnce(err(appError('cancelled', 'The import was cancelled.')));
  await importAll(files);
  expect(said[1]).toBe('b.ris, c.ris not imported, as it was cancelled');
  expect(filesNow().map(({ name }) => name)).toEqual(['b.ris', 'c.ris']);
});

test('files of a batch that wait are not to be changed or left out, and can be again when it is cancelled', async () => {
  const files = await taken('/a.ris', '/b.ris', '/c.ris');
  const states: string[][] = [];
  run.mockImplementation(async () => {
    states.push(filesNow().map(({ state }) => state));
    return states.length === 1 ? brought('s-a') : err(appError('cancelled', 'The import was cancelled.'));
  });
  await importAll(files);
  expect(states).toEqual([
    ['writing', 'queued', 'queued'],
    ['writing', 'queued'],
  ]);
  expect(filesNow().map(({ state }) => state)).toEqual(['ready', 'ready']);
});

test('what failed stands last where files are counted against each other', async () => {
  const files = await taken('/a.ris', '/b.ris');
  run.mockResolvedValue(gone);
  await importAll(files.slice(0, 1));
  expect(said).toEqual([]);
  expect(failedLast(filesNow()).map(({ name }) => name)).toEqual(['b.ris', 'a.ris']);
});

test('a file that is on the page already is not taken again, and this is said', async () => {
  await taken('/a.ris', '/b.ris', '/a.ris');
  expect(said).toEqual(['a.ris is already on this page']);
  await taken('/a.ris', '/b.ris');
  expect(said[1]).toBe('a.ris, b.ris are already on this page');
  expect(filesNow()).toHaveLength(2);
});

test('what is repeated is told of one file or of several', () => {
  expect(placesText(places, 1)).toBe('2 new, 1 repeated in this file');
  expect(placesText(places, 2)).toBe('2 new, 1 repeated within a file');
});

test('reports that were merged are told of in words that fit one and many', () => {
  expect(mergedText(1)).toBe('1 report was merged as a duplicate');
  expect(mergedText(1_419)).toBe('1,419 reports were merged as duplicates');
  expect(mergedEarlierText(1)).toBe('1 earlier report was merged into another');
  expect(mergedEarlierText(381)).toBe('381 earlier reports were merged into others');
});
