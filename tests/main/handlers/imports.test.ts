import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeHandlers } from '#main/handlers/index';
import { filesFolder } from '#main/files/keep-original';
import { saidOfSearch, started } from './started-review';

const entry = (n: number, note = '') =>
  `TY  - JOUR\nTI  - Report number ${n} on light\nAU  - Arendt, J\nPY  - 199${n}\n${note === '' ? '' : `N1  - ${note}\n`}ER  - \n\n`;

test('the file itself is kept beside the project under its hash, and its name in a row', async () => {
  const { store, file, preview, run } = await started();
  const shown = await preview(file('one.ris', entry(1)));
  await run(shown.token);
  expect(readdirSync(filesFolder(store.path))).toEqual([shown.sha256]);
  expect(store.all('attachments').rows).toMatchObject([{ sha256: shown.sha256, name: 'one.ris' }]);
  expect(store.all('searches').rows).toMatchObject([{ platform: 'Ovid', date: '2026-03' }]);
});

test('a file that changed since it was read is not imported', async () => {
  const { handlers, store, file, preview } = await started();
  const at = file('one.ris', entry(1));
  const { token } = await preview(at);
  file('one.ris', entry(2));
  const answer = await handlers.imports.run({
    token,
    job: 'j',
    ...saidOfSearch,
    screened: null,
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  expect(store.count('records')).toBe(0);
  expect(readdirSync(filesFolder(store.path))).toEqual([]);
});

test('several files, their kept copies, decisions and merges are one undo and one redo', async () => {
  const { handlers, store, file, preview, run } = await started();
  const a = await preview(file('a.ris', entry(1) + entry(2)));
  const b = await preview(file('b.ris', entry(2).replace('number', 'Number') + entry(3)));
  const first = await run(a.token);
  await run(b.token, {
    together: [first.searchId],
    screened: { stage: 'title-abstract', everything: 'include', people: [], reasons: [] },
  });
  const found = await handlers.duplicates.find({ job: 'd', afresh: false });
  expect(found).toMatchObject({ ok: true, value: { merged: 1 } });
  await handlers.projects.undo(null);
  for (const table of ['records', 'reports', 'searches', 'pairs', 'decisions', 'attachments'] as const)
    expect(store.count(table), table).toBe(0);
  await handlers.projects.redo(null);
  expect(store.count('records')).toBe(4);
  expect(store.count('decisions')).toBe(2);
  expect(store.all('reports').rows.filter((r) => r.aliasOf === null)).toHaveLength(3);
  const checked = await handlers.projects.verify(null);
  expect(checked).toMatchObject({ ok: true, value: { passed: true } });
});

test('columns are mapped by hand, and remembered for the next table with the same ones', async () => {
  const { file, preview } = await started();
  const at = file('one.csv', 'Kopfzeile,Wer,Farbe\nLight and sleep,"Noor, N",red\n');
  const plain = await preview(at);
  expect(plain.table).toMatchObject({ meanings: [null, null, null], remembered: false });
  const mapped = await preview(at, ['title', 'authors', null]);
  expect(mapped.sample[0]).toMatchObject({ title: 'Light and sleep', authors: 'Noor N' });
  const next = await preview(file('two.csv', 'KOPFZEILE,wer,Farbe\nAnother,"Ann, A",blue\n'));
  expect(next.table?.remembered).toBe(true);
  expect(next.sample[0]?.title).toBe('Another');
});

test('a table of which no column holds titles or numbers is not imported', async () => {
  const { handlers, store, file, preview } = await started();
  const { token, table } = await preview(
    file('years.csv', 'Headline,Year,Journal\nLight and sleep,1993,Lancet\n'),
  );
  expect(table?.meanings).toEqual([null, 'year', 'journal']);
  const answer = await handlers.imports.run({ token, job: 'j', ...saidOfSearch, screened: null });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'format-malformed', text: expect.stringContaining('Headline, Year') },
  });
  expect(store.count('records')).toBe(0);
});

test('marks of a half-done review become decisions of named people, new ones among them', async () => {
  const { store, file, preview, run } = await started();
  const shown = await preview(
    file(
      'rayyan.ris',
      entry(
        1,
        'RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: wrong drug',
      ) + entry(2, 'RAYYAN-INCLUSION: {"Ann"=>"Maybe"} | RAYYAN-LABELS: again'),
    ),
  );
  expect(shown.marks).toMatchObject({
    source: 'rayyan',
    records: 2,
    reasons: [{ text: 'wrong drug', count: 1 }],
  });
  const done = await run(shown.token, {
    screened: {
      stage: 'full-text',
      everything: null,
      people: [
        { name: 'Ann', reviewerId: 'ada', newName: null },
        { name: 'Ben', reviewerId: null, newName: 'Ben' },
      ],
      reasons: [{ text: 'wrong drug', reasonId: null, add: true }],
    },
  });
  expect(done.decisions).toBe(3);
  const ben = store.all('reviewers').rows.find((r) => r.name === 'Ben');
  const reason = store.all('exclusionReasons').rows[0];
  expect(reason?.text).toBe('wrong drug');
  const decisions = store.all('decisions').rows;
  expect(decisions.filter((d) => d.stage === 'full-text')).toMatchObject([
    { reviewerId: 'ada', verdict: 'include' },
    { reviewerId: ben?.id, verdict: 'exclude', reasonId: reason?.id },
    { reviewerId: 'ada', verdict: 'maybe', labels: ['again'] },
  ]);
  // Who judged a full text had let it pass before.
  expect(decisions.filter((d) => d.stage === 'title-abstract' && d.verdict === 'include')).toHaveLength(3);
});

test('an unread part is mended before the import or after it, and is then part of the same search', async () => {
  const { handlers, store, file, preview, run } = await started();
  const broken =
    '[{"title": "Good", "type": "article-journal"}, {"title": "Bad" oops}, {"title": "Worse" oops}]';
  const shown = await preview(file('items.json', broken));
  expect(shown.unread).toHaveLength(2);
  const still = await handlers.imports.mend({ token: shown.token, at: 0, raw: '{"title": "Bad" oops}' });
  expect(still).toMatchObject({ ok: false, error: { code: 'format-malformed' } });
  const mended = await handlers.imports.mend({ token: shown.token, at: 0, raw: '{"title": "Mended"}' });
  if (!mended.ok) throw new Error(mended.error.text);
  expect(mended.value).toMatchObject({ recordsFound: 3, recordsRead: 2 });
  const { searchId } = await run(mended.value.token);
  const was = store.get('searches', searchId)?.unread[0]?.raw ?? '';
  const later = await handlers.imports.mendImported({
    searchId,
    at: 0,
    was,
    raw: '{"title": "Mended later"}',
  });
  expect(later).toMatchObject({ ok: true, value: { records: 1 } });
  expect(await handlers.imports.mendImported({ searchId, at: 0, was, raw: '{}' })).toMatchObject({
    ok: false,
    error: { code: 'stale' },
  });
  expect(store.get('searches', searchId)).toMatchObject({ recordsFound: 3, recordsRead: 3, unread: [] });
  expect(store.all('records').rows.map((r) => r.fields.title)).toEqual(['Good', 'Mended', 'Mended later']);
  expect(await handlers.records.search({ query: 'later', limit: 5 })).toMatchObject({
    ok: true,
    value: { reportIds: expect.stringMatching(/^\["[^"]+"\]$/) },
  });
  await handlers.projects.undo(null);
  expect(store.get('searches', searchId)?.unread).toHaveLength(1);
  await handlers.projects.redo(null);
  expect(await handlers.projects.verify(null)).toMatchObject({ ok: true, value: { passed: true } });
});

test('an unread row of a table is mended after the import, with the columns as they were mapped', async () => {
  const { handlers, store, file, preview, run } = await started();
  const path = file(
    'table.csv',
    'Title;Jahr;DOI;x\nGood;2001;10.1000/a;1\n"Bad;2002;10.1000/b;2\nAlso good;2003;10.1000/c;3\n',
  );
  const shown = await preview(path, ['title', 'year', 'doi', null]);
  expect(shown.unread).toMatchObject([{ line: 3, raw: '"Bad;2002;10.1000/b;2' }]);
  const { searchId } = await run(shown.token);
  const mended = await handlers.imports.mendImported({
    searchId,
    at: 0,
    was: '"Bad;2002;10.1000/b;2',
    raw: 'Mended;2002;10.1000/b;2',
  });
  expect(mended).toMatchObject({ ok: true, value: { records: 1 } });
  expect(store.all('records').rows.at(-1)?.fields).toMatchObject({
    title: 'Mended',
    year: 2002,
    doi: '10.1000/b',
    extra: { x: ['2'] },
  });
  expect(await handlers.projects.verify(null)).toMatchObject({ ok: true, value: { passed: true } });
});

test('of an import that did not come about no copy of its file is left; of one that was undone it is', async () => {
  const { c, store, file, preview, run } = await started();
  const shown = await preview(file('one.ris', entry(1)));
  const failing = makeHandlers({
    ...c,
    importFile: async (task, job) => {
      await c.importFile({ ...task, reading: { format: 'no-such-format' } }, job);
      return { ok: false, error: { code: 'cancelled', text: 'Stopped.' } };
    },
  });
  const again = await failing.imports.preview({ path: join(c.documents, 'one.ris'), job: 'j' });
  if (!again.ok) throw new Error(again.error.text);
  const answer = await failing.imports.run({
    token: again.value.token,
    job: 'j',
    ...saidOfSearch,
    screened: null,
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect([store.count('records'), readdirSync(filesFolder(store.path))]).toEqual([0, []]);
  await run(shown.token);
  await failing.projects.undo(null);
  expect([store.count('records'), readdirSync(filesFolder(store.path))]).toEqual([0, [shown.sha256]]);
});

test('an import that waits for another one can be cancelled', async () => {
  const { c, store, file, preview } = await started();
  const [a, b] = [file('a.ris', entry(1)), file('b.ris', entry(2))];
  await preview(a);
  let finish = (): void => undefined;
  const slow = makeHandlers({
    ...c,
    importFile: async (task, job) => {
      if (job === 'a')
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      return c.importFile(task, job);
    },
  });
  const start = async (path: string, job: string) => {
    const seen = await slow.imports.preview({ path, job });
    if (!seen.ok) throw new Error(seen.error.text);
    return slow.imports.run({ token: seen.value.token, job, ...saidOfSearch, screened: null });
  };
  const first = start(a, 'a');
  const second = start(b, 'b');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await slow.imports.cancel({ job: 'b' });
  finish();
  expect(await first).toMatchObject({ ok: true });
  expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(store.count('records')).toBe(1);
});

test('what is cancelled between two of its steps ends there', async () => {
  const { c, store, file, preview, run } = await started();
  const shown = await preview(file('a.ris', entry(1) + entry(1).replace('number', 'Number')));
  await run(shown.token);
  const own = makeHandlers({
    ...c,
    // Cancelled when there is no process (any more) that could be stopped.
    previewFile: async (task, job) => {
      const seen = await c.previewFile(task, job);
      await own.imports.cancel({ job });
      return seen;
    },
    findDuplicates: async (task, job) => {
      const found = await c.findDuplicates(task, job);
      await own.imports.cancel({ job });
      return found;
    },
  });
  expect(await own.duplicates.find({ job: 'd', afresh: false })).toMatchObject({
    error: { code: 'cancelled' },
  });
  expect(store.all('reports').rows.filter((r) => r.aliasOf !== null)).toEqual([]);
  const unmapped = file('own.csv', 'Kopfzeile,Wer,Farbe\nLight and sleep,"Noor, N",red\n');
  expect(await own.imports.preview({ path: unmapped, job: 'p' })).toMatchObject({
    error: { code: 'cancelled' },
  });
  // The mode stays that of the merges.
  expect(await own.duplicates.find({ job: 'd', afresh: true, mode: 'strict' })).toMatchObject({
    error: { code: 'cancelled' },
  });
  expect(store.all('review').rows[0]?.duplicates ?? 'balanced').toBe('balanced');
  // A job that was cancelled once can be done all the same.
  const again = makeHandlers(c);
  expect(await again.duplicates.find({ job: 'd', afresh: false })).toMatchObject({ value: { merged: 1 } });
});

test('merges found after a person went on are a step of their own', async () => {
  const { handlers, store, file, preview, run } = await started();
  const shown = await preview(file('a.ris', entry(1) + entry(1).replace('number', 'Number')));
  await run(shown.token);
  const row = { id: 'own', name: 'Own', note: '', order: 1 };
  await handlers.review.putSetting({ table: 'conditions', row });
  expect(await handlers.duplicates.find({ job: 'd', afresh: false })).toMatchObject({
    ok: true,
    value: { merged: 1 },
  });
  await handlers.projects.undo(null);
  expect([store.count('conditions'), store.count('records')]).toEqual([1, 2]);
  expect(store.all('reports').rows.filter((r) => r.aliasOf === null)).toHaveLength(2);
});

test('records that come back without their search for duplicates are known to be unlooked, until they are looked for', async () => {
  const { handlers, store, file, preview, run } = await started();
  const unlooked = async () => {
    const answer = await handlers.duplicates.unlooked(null);
    return answer.ok && answer.value;
  };
  const look = () => handlers.duplicates.find({ job: 'd', afresh: false });
  expect(await unlooked()).toBe(false);
  await run((await preview(file('a.ris', entry(1) + entry(2)))).token);
  expect(await unlooked()).toBe(true);
  // Nothing is found: known all the same, and nothing more to undo.
  await look();
  const { revision } = store.head;
  expect(await unlooked()).toBe(false);
  await look();
  expect(store.head.revision).toBe(revision);

  await run((await preview(file('b.ris', entry(2).replace('number', 'Number') + entry(3)))).token);
  await handlers.projects.undo(null);
  expect(await unlooked()).toBe(false);
  await handlers.projects.redo(null);
  expect(await unlooked()).toBe(true);
  expect(await look()).toMatchObject({ ok: true, value: { merged: 1 } });
  expect(await unlooked()).toBe(false);
  await handlers.projects.undo(null);
  expect(await unlooked()).toBe(true);
  await handlers.projects.redo(null);
  expect(await unlooked()).toBe(false);
  const checked = await handlers.projects.verify(null);
  expect(checked).toMatchObject({ ok: true, value: { passed: true } });
});
