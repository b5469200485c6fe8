import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadAhead } from '../../../src-renderer/app/load-ahead';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ids = ['overview', 'records', 'screening'] as const;
const loading = (fails = '') => {
  const loaded: string[] = [];
  const pages = ids.map((id) => ({
    load: async () => {
      loaded.push(id);
      if (id === fails) throw new Error('not to be had');
    },
  }));
  return { loaded, pages };
};

test('the code of all pages is loaded in turn once it is quiet, also after one that cannot be had', async () => {
  const { loaded, pages } = loading('records');
  loadAhead(pages, 4000);
  await vi.advanceTimersByTimeAsync(3999);
  expect(loaded).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(loaded).toEqual(ids);
});

test('what is stopped loads nothing more', async () => {
  const { loaded, pages } = loading();
  const stop = loadAhead(pages, 4000);
  stop();
  await vi.advanceTimersByTimeAsync(9000);
  expect(loaded).toEqual([]);
});
