import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { expect, onTestFinished, test } from 'vitest';
import { appError } from '#core/errors';
import { referenceExporters } from '#core/exporters/index';
import { importFile } from '#core/importers/import-file';
import { err } from '#core/result';
import { makeHandlers } from '#main/handlers/index';
import { testContext } from '../ipc/test-context';
import type { Context } from '#main/handlers/context';
import { write } from '#main/store/write';
import { importInto, record } from '../store/temp-project';

const started = async (more: Partial<Context> = {}) => {
  const c = { ...testContext(), ...more };
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const out = join(c.documents, 'out');
  let answer: string | null = join(c.documents, 'review.ldnr');
  const handlers = makeHandlers({ ...c, askSave: async () => answer });
  await handlers.projects.create({ title: 'Test' });
  onTestFinished(() => c.project.closeStore());
  const store = c.project.current();
  if (!store.ok) throw new Error('no store');
  importInto(store.value, [record(1), record(2), record(4)]);
  const ids = store.value.all('reports').rows.map((r) => r.id);
  answer = out;
  return { handlers, store: store.value, ids, out, cancelNext: () => (answer = null) };
};

test('every format takes the reports asked for, in that order, with decisions and labels', async () => {
  const { handlers, ids, out } = await started();
  const [first = '', second = '', third = ''] = ids;
  await handlers.screening.decide({
    reportIds: [third],
    stage: 'title-abstract',
    verdict: 'include',
    reasonId: null,
  });
  await handlers.screening.annotate({
    reportId: third,
    stage: 'title-abstract',
    note: 'ask them',
    labels: ['rct'],
  });
  await handlers.records.edit({ reportId: first, set: { title: 'A better title' }, reset: [], was: {} });
  for (const { id, extension } of referenceExporters) {
    const done = await handlers.exports.run({ exporter: id, reportIds: [third, first] });
    expect(done, id).toMatchObject({ ok: true, value: { path: out } });
    const text = readFileSync(out, 'utf8');
    expect(text, id).toContain('include');
    expect(text, id).toContain('rct');
    const back = importFile(`x.${extension}`, readFileSync(out));
    if (!back.ok) throw new Error(`${id}: ${back.error.text}`);
    expect(
      back.value.records.map((r) => r.title),
      id,
    ).toEqual([record(4).title, 'A better title']);
  }
  expect(second).not.toBe('');
});

test('the table says in columns what screening came to: the verdict of each stage, the reason, labels', async () => {
  const { handlers, store, ids, out } = await started();
  const [first = '', second = ''] = ids;
  write(store, { kind: 'test', text: 'A reason', reviewer: 'ada' }, (tx) =>
    tx.put('exclusionReasons', { id: 'why', order: 0, text: 'Wrong dose' }),
  );
  for (const [reportId, stage, verdict] of [
    [first, 'title-abstract', 'include'],
    [first, 'full-text', 'exclude'],
    [second, 'title-abstract', 'maybe'],
  ] as const)
    await handlers.screening.decide({
      reportIds: [reportId],
      stage,
      verdict,
      reasonId: verdict === 'exclude' ? 'why' : null,
    });
  await handlers.screening.annotate({
    reportId: first,
    stage: 'title-abstract',
    note: '',
    labels: ['rct', 'pain'],
  });
  expect((await handlers.exports.run({ exporter: 'csv', reportIds: ids })).ok).toBe(true);
  const { data } = Papa.parse<string[]>(readFileSync(out, 'utf8').trim());
  const [head = [], ...rows] = data;
  const at = ['Title/abstract', 'Full text', 'Exclusion reason', 'Labels'].map((name) => head.indexOf(name));
  expect(rows.map((row) => at.map((n) => row[n]))).toEqual([
    ['include', 'exclude', 'Wrong dose', 'rct; pain'],
    ['include', '', '', ''],
    ['', '', '', ''],
  ]);
});

test('a cancelled dialog writes nothing, and an unknown format is said', async () => {
  const { handlers, cancelNext } = await started();
  cancelNext();
  expect(await handlers.exports.run({ exporter: 'ris' })).toEqual({ ok: true, value: null });
  expect(await handlers.exports.run({ exporter: 'nothing' })).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  });
});

test('an export that is stopped on the way leaves the file of that name as it was, and nothing beside it', async () => {
  const { handlers, out } = await started({
    exportReferences: async ({ part }) => {
      writeFileSync(part, 'half a list');
      return err(appError('cancelled', 'The export was cancelled; no file was written.'));
    },
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, 'as it was');
  const before = readdirSync(dirname(out));
  expect(await handlers.exports.run({ exporter: 'csv' })).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(readFileSync(out, 'utf8')).toBe('as it was');
  expect(readdirSync(dirname(out))).toEqual(before);
});
