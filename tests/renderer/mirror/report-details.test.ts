import { expect, test, vi } from 'vitest';
import type { ReportDetail } from '#core/contract/records';
import type { AppError } from '#core/errors';
import { emptyRecordFields } from '#core/model/record-fields';
import type { Result } from '#core/result';

// The bridge is made by the preload script, which is not there under test.
vi.mock('../../../src-renderer/bridge', () => ({ api: {}, bridge: {} }));
const { ReportDetails } = await import('../../../src-renderer/mirror/report-details');

const detail = (id: string, title = id): ReportDetail => ({
  id,
  fields: { ...emptyRecordFields, title },
  edited: [],
  records: [],
  pairs: [],
  votes: [],
  resolutions: [],
});

const settle = () => new Promise((done) => setTimeout(done));

test('fetches what is not here, once, and keeps it', async () => {
  const asked: string[][] = [];
  const details = new ReportDetails(async (ids) => {
    asked.push([...ids]);
    return { ok: true, value: ids.map((id) => detail(id)) };
  });
  details.want(['a', 'b']);
  details.want(['b', 'c']);
  await settle();
  details.want(['a', 'b', 'c']);
  expect(asked).toEqual([['a', 'b'], ['c']]);
  expect(details.get('a')?.id).toBe('a');
});

test('asks for at most fifty at once', async () => {
  const sizes: number[] = [];
  const details = new ReportDetails(async (ids) => {
    sizes.push(ids.length);
    return { ok: true, value: ids.map((id) => detail(id)) };
  });
  details.want(Array.from({ length: 120 }, (_, k) => `r${k}`));
  await settle();
  expect(sizes).toEqual([50, 50, 20]);
});

test('a changed report keeps its older text in sight until the newer one is here', async () => {
  let title = 'old';
  const details = new ReportDetails(async (ids) => ({ ok: true, value: ids.map((id) => detail(id, title)) }));
  details.want(['a']);
  await settle();
  title = 'new';
  details.invalidate(['a']);
  expect(details.get('a')?.fields.title).toBe('old');
  details.want(['a']);
  await settle();
  expect(details.get('a')?.fields.title).toBe('new');
});

test('a change while the text is on its way is not missed', async () => {
  const waiting: ((title: string) => void)[] = [];
  const details = new ReportDetails(
    (ids) =>
      new Promise<Result<readonly ReportDetail[], AppError>>((done) =>
        waiting.push((title) => done({ ok: true, value: ids.map((id) => detail(id, title)) })),
      ),
  );
  details.want(['a']);
  details.invalidate(['a']);
  waiting[0]?.('old');
  await settle();
  details.want(['a']);
  waiting[1]?.('new');
  await settle();
  expect(details.get('a')?.fields.title).toBe('new');
});

test('an error is kept until it is tried again; a report that is not there is one', async () => {
  let answer: Result<readonly ReportDetail[], AppError> = {
    ok: false,
    error: { code: 'disk', text: 'The disk is gone.' },
  };
  const details = new ReportDetails(async () => answer);
  details.want(['a']);
  await settle();
  expect(details.errorOf('a')?.code).toBe('disk');
  answer = { ok: true, value: [] };
  details.invalidate(['a']);
  details.want(['a']);
  await settle();
  expect(details.errorOf('a')?.code).toBe('not-found');
});

test('the oldest are let go', async () => {
  const details = new ReportDetails(async (ids) => ({ ok: true, value: ids.map((id) => detail(id)) }));
  details.want(Array.from({ length: 400 }, (_, k) => `r${k}`));
  await settle();
  expect(details.get('r0')).toBeUndefined();
  expect(details.get('r399')?.id).toBe('r399');
});
