import * as z from 'zod';
import { expect, test } from 'vitest';
import { contract } from '#core/contract/index';
import { appErrorSchema } from '#core/errors';
import { ok } from '#core/result';
import { makeHandlers } from '#main/handlers/index';
import { channels } from '#main/ipc/dispatch';
import { testContext as context } from './test-context';

const envelope = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
]);

test('every call of the contract has a handler, and junk gets an error in the envelope', async () => {
  const c = context();
  const all = channels(makeHandlers(c));
  const expected = Object.entries(contract).flatMap(([area, calls]) =>
    Object.keys(calls).map((name) => `${area}.${name}`),
  );
  expect(all.map((a) => a.name).sort()).toEqual(expected.sort());
  for (const { name, call } of all)
    for (const junk of [
      undefined,
      42,
      'text',
      [],
      { junk: true },
      { path: { deep: [] } },
      JSON.parse('{"__proto__": {"x": 1}}'),
    ]) {
      const answer = await call(junk);
      expect(envelope.safeParse(answer).success, `${name} with ${JSON.stringify(junk)}`).toBe(true);
      expect(answer.ok, `${name} took ${JSON.stringify(junk)}`).toBe(false);
      if (!answer.ok) expect(['bad-request', 'no-project', 'forbidden']).toContain(answer.error.code);
    }
});

test('what handlers answer fits the contract', async () => {
  const c = context();
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const handlers = makeHandlers(c);
  const opened = await handlers.projects.openStarter({ starter: 'ldn' });
  expect(opened.ok).toBe(true);
  const store = c.project.current();
  if (!store.ok) throw new Error('no store');
  const reportId = store.value.all('reports').rows[0]?.id ?? '';
  const searchId = store.value.all('searches').rows[0]?.id ?? '';
  const cases: [string, unknown][] = [
    ['app.info', null],
    ['projects.current', null],
    ['projects.recent', null],
    ['projects.verify', null],
    ['mirror.sync', { have: null }],
    ['mirror.page', { table: 'reports', after: null, limit: 50 }],
    ['records.detail', { reportId }],
    ['records.details', { reportIds: [reportId] }],
    ['records.search', { query: 'naltrexone', limit: 10 }],
    ['records.history', { id: reportId }],
    ['records.searchDetail', { searchId }],
    [
      'screening.decide',
      { reportIds: [reportId], stage: 'title-abstract', verdict: 'include', reasonId: null },
    ],
    ['projects.undo', null],
    ['projects.redo', null],
  ];
  const byName = new Map(channels(handlers).map((x) => [x.name, x.call]));
  for (const [name, input] of cases) {
    const answer = await byName.get(name)?.(input);
    expect(answer, name).toMatchObject({ ok: true });
    const [area = '', call = ''] = name.split('.');
    const output = (contract as unknown as Record<string, Record<string, { output: z.ZodType }>>)[area]?.[
      call
    ]?.output;
    if (answer?.ok === true) expect(output?.safeParse(answer.value), name).toMatchObject({ success: true });
  }
  c.project.closeStore();
});

test('a handler that throws answers with an internal error and no stack in its sentence', async () => {
  const c = context();
  const handlers = makeHandlers(c);
  const broken = {
    ...handlers,
    app: {
      ...handlers.app,
      info: () => {
        throw new Error('boom');
      },
    },
  };
  const info = channels(broken).find((x) => x.name === 'app.info');
  expect(await info?.call(null)).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(ok(1)).toEqual({ ok: true, value: 1 });
});
