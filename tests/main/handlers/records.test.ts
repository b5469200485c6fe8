import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emptyRecordFields } from '#core/model/record-fields';
import { makeHandlers } from '#main/handlers/index';
import { mirrorPage } from '#main/store/mirror-source';
import { testContext } from '../ipc/test-context';
import { importInto, record, reportIdsOf } from '../store/temp-project';

const started = async () => {
  const c = testContext();
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const handlers = makeHandlers({ ...c, askSave: async () => join(c.documents, 'review.ldnr') });
  await handlers.projects.create({ title: 'Test' });
  onTestFinished(() => c.project.closeStore());
  const store = c.project.current();
  if (!store.ok) throw new Error('no store');
  importInto(store.value, [
    record(1),
    record(1, { journal: 'Journal of Tests', title: 'Trial number 1 of low-dose naltrexone' }),
    record(2),
  ]);
  const detail = async (reportId: string) => {
    const answer = await handlers.records.detail({ reportId });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  return { handlers, store: store.value, id: reportIdsOf(store.value)[0] ?? '', detail };
};

test('a field set by hand stands over the records, in lists, details and the search, and undo takes it back', async () => {
  const { handlers, store, id, detail } = await started();
  const was = { title: record(1).title };
  const set = { title: 'A wholly other name', year: 1999 };
  expect(await handlers.records.edit({ reportId: id, set, reset: [], was })).toMatchObject({ ok: true });
  const after = await detail(id);
  expect(after.fields).toMatchObject(set);
  expect(after.edited).toEqual(['title', 'year']);
  expect(after.records.map(({ file }) => file?.endsWith('.ris'))).toEqual([true, true]);
  expect(after.records.map((r) => r.fields.title)).toEqual([record(1).title, record(1).title]);
  expect(mirrorPage(store, 'reports', null, 10, 'ada').rows[0]).toMatchObject(set);
  expect(await handlers.records.search({ query: 'wholly', limit: 5 })).toMatchObject({
    value: { reportIds: JSON.stringify([id]) },
  });
  expect(await handlers.records.history({ id })).toMatchObject({
    value: [{ text: 'Edit title, year' }, { text: 'Import 3 records from PubMed' }],
  });
  expect(await handlers.records.edit({ reportId: id, set: { title: 'x' }, reset: [], was })).toMatchObject({
    ok: false,
    error: { code: 'stale' },
  });
  // Back to what the records say.
  await handlers.records.edit({ reportId: id, set: {}, reset: ['title'], was: { title: set.title } });
  expect((await detail(id)).fields).toMatchObject({ title: record(1).title, year: 1999 });
  await handlers.projects.undo(null);
  await handlers.projects.undo(null);
  expect((await detail(id)).edited).toEqual([]);
  expect(await handlers.projects.verify(null)).toMatchObject({ value: { passed: true } });
});

test('a search asked again says so where nothing has changed since, and anew where something has', async () => {
  const { handlers, id } = await started();
  const ask = async (seen?: string) => {
    const answer = await handlers.records.search({
      query: 'wholly',
      limit: 5,
      ...(seen === undefined ? {} : { seen }),
    });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  const first = await ask();
  expect(first.reportIds).toBe('[]');
  await handlers.screening.decide({
    reportIds: [id],
    stage: 'title-abstract',
    verdict: 'include',
    reasonId: null,
  });
  expect(await ask(first.state)).toEqual({ ...first, reportIds: null });
  const was = { title: record(1).title };
  await handlers.records.edit({ reportId: id, set: { title: 'A wholly other name' }, reset: [], was });
  const second = await ask(first.state);
  expect(second.reportIds).toBe(JSON.stringify([id]));
  await handlers.projects.undo(null);
  expect((await ask(second.state)).reportIds).toBe('[]');
});

test('a retraction is marked by hand, told in lists in words, and taken away again; what files say can be taken away, too', async () => {
  const { handlers, store, id, detail } = await started();
  const retracted = { kind: 'retracted' as const, text: 'J Test 2020;1:2' };
  const edit = (now: readonly (typeof retracted)[], was: readonly (typeof retracted)[]) =>
    handlers.records.edit({
      reportId: id,
      set: { notices: [...now] },
      reset: [],
      was: { notices: [...was] },
    });
  expect(await edit([retracted], [])).toMatchObject({ ok: true });
  expect((await detail(id)).fields.notices).toEqual([retracted]);
  expect((await detail(id)).edited).toEqual(['notices']);
  const row = () => mirrorPage(store, 'reports', null, 10, 'ada').rows[0] as { notices: string[] };
  expect(row().notices).toEqual(['Retracted: J Test 2020;1:2']);
  expect(await handlers.records.history({ id })).toMatchObject({
    value: [{ text: 'Mark as: Retracted: J Test 2020;1:2' }, {}],
  });
  expect(await edit([], [])).toMatchObject({ ok: false, error: { code: 'stale' } });
  expect(await edit([], [retracted])).toMatchObject({ ok: true });
  expect(row().notices).toEqual([]);
  expect(await handlers.records.history({ id })).toMatchObject({
    value: [{ text: 'Take away the notice "Retracted: J Test 2020;1:2"' }, {}, {}],
  });
  await handlers.projects.undo(null);
  expect(row().notices).toEqual(['Retracted: J Test 2020;1:2']);
  // What a file says is put aside by an empty list of one's own.
  importInto(store, [record(9, { notices: [{ kind: 'concern', text: 'an expression of concern' }] })]);
  const other = reportIdsOf(store).at(-1) ?? '';
  const was = { notices: (await detail(other)).fields.notices };
  expect(was.notices).toHaveLength(1);
  await handlers.records.edit({ reportId: other, set: { notices: [] }, reset: [], was });
  expect((await detail(other)).fields.notices).toEqual([]);
  await handlers.records.edit({ reportId: other, set: {}, reset: ['notices'], was: { notices: [] } });
  expect((await detail(other)).fields.notices).toEqual(was.notices);
  expect(await handlers.projects.verify(null)).toMatchObject({ value: { passed: true } });
});

test('an edit stays with its report when a record is taken out of it', async () => {
  const { handlers, store, id, detail } = await started();
  await handlers.records.edit({ reportId: id, set: { language: 'Finnish' }, reset: [], was: {} });
  const second = (await detail(id)).records[1];
  if (second === undefined) throw new Error('one record only');
  expect(await handlers.duplicates.takeOut({ recordId: second.id })).toMatchObject({ ok: true });
  expect(reportIdsOf(store)).toHaveLength(3);
  expect((await detail(id)).fields.language).toBe('Finnish');
  expect((await detail(second.reportId)).fields.language).toBeNull();
});

test('records added by hand are one search for each place, and one with a known number joins its report', async () => {
  const { handlers, store, id } = await started();
  const add = (title: string, doi: string | null = null) =>
    handlers.records.add({
      fields: { ...emptyRecordFields, title, doi },
      kind: 'citation-searching',
      database: 'Reference lists',
    });
  expect(await add('Found in a list')).toMatchObject({ ok: true, value: { joined: false } });
  expect(await add('Trial number 1 of low-dose naltrexone', '10.1000/test.1')).toMatchObject({
    ok: true,
    value: { joined: true, reportId: id },
  });
  const hand = store.all('searches').rows.filter((s) => s.file === null);
  expect(hand).toMatchObject([{ database: 'Reference lists', recordsFound: 2, recordsRead: 2 }]);
  expect(mirrorPage(store, 'reports', null, 10, 'ada').rows).toMatchObject([
    { records: 3 },
    {},
    { title: 'Found in a list', otherMethods: true },
  ]);
  await handlers.projects.undo(null);
  await handlers.projects.undo(null);
  expect(store.all('searches').rows.filter((s) => s.file === null)).toEqual([]);
  await handlers.projects.redo(null);
  await handlers.projects.redo(null);
  expect(await handlers.records.search({ query: 'found list', limit: 5 })).toMatchObject({
    value: { reportIds: expect.stringMatching(/^\["[^"]+"\]$/) },
  });
  expect(await handlers.projects.verify(null)).toMatchObject({ value: { passed: true } });
});
