import { expect, test } from 'vitest';
import { openPairs } from '#core/dedupe/pair-facts';
import { started } from './started-review';

const entry = (title: string, year: number, author = 'Arendt, J') =>
  `TY  - JOUR\nTI  - ${title}\nAU  - ${author}\nPY  - ${year}\nER  - \n\n`;
/** Nothing has a number; the first two come back every year and wait for a person, and the last has no title. */
const text = [
  entry('Annual report of the sleep clinic', 1993),
  entry('Annual report of the sleep clinic', 1993),
  entry('Melatonin and light at night in the polar winter', 1994),
  'TY  - JOUR\nAU  - Arendt, J\nPY  - 1999\nER  - \n\n',
].join('');
const none = { new: 0, here: 0, repeated: 0, other: 0 };

test('the same file again brings no new report where records have titles, and queues nothing', async () => {
  const { handlers, store, file, preview, run } = await started();
  const look = () => handlers.duplicates.find({ job: 'd', afresh: false });
  const standing = () => store.all('reports').rows.filter((r) => r.aliasOf === null).length;
  const first = await preview(file('one.ris', text));
  expect(first.places).toEqual({ ...none, new: 4 });
  await run(first.token);
  await look();
  const [reports, open] = [standing(), openPairs(store.all('pairs').rows).length];

  const again = await preview(file('renamed.ris', text));
  expect(again.places).toEqual({ ...none, here: 3, new: 1 });
  const { places, searchId } = await run(again.token);
  expect(places).toEqual(again.places);
  expect(standing()).toBe(reports + 1);
  const facts = store.all('pairs').rows.filter((p) => p.by === 'rule:same-file');
  expect(facts).toHaveLength(3);
  expect(await look()).toMatchObject({ ok: true });
  expect(standing()).toBe(reports + 1);
  expect(openPairs(store.all('pairs').rows)).toHaveLength(open);

  expect(await handlers.imports.undo({ searchId })).toMatchObject({ ok: true });
  expect(standing()).toBe(reports);
  const checked = await handlers.projects.verify(null);
  expect(checked).toMatchObject({ ok: true, value: { passed: true } });
});

test('a file that was imported before is proposed the source that it had then, whatever it names itself', async () => {
  const { handlers, store, file, preview, run } = await started();
  const nbib = 'PMID- 1\nTI  - Light and sleep\n\n';
  expect((await preview(file('none.ris', text))).suggestedDatabase).toBeNull();
  const named = await preview(file('one.nbib', nbib));
  expect(named.suggestedDatabase).toBe('PubMed');
  await run(named.token);
  const [search] = store.all('searches').rows;
  if (search === undefined) throw new Error('no search');
  const { id: searchId, kind, date, strategy, note } = search;
  const said = { searchId, kind, database: 'Trials of PubMed', platform: '', date, strategy, note };
  expect(await handlers.records.saveSearch(said)).toMatchObject({ ok: true });
  expect((await preview(file('again.nbib', nbib))).suggestedDatabase).toBe('Trials of PubMed');
});

test('a source is proposed where most records name it, by what a code stands for, and never a code itself', async () => {
  const { file, preview } = await started();
  const named = (database: string) => text.replace('ER  - ', `DB  - ${database}\nER  - `);
  const all = (database: string) => text.replaceAll('ER  - ', `DB  - ${database}\nER  - `);
  expect((await preview(file('mixed.ris', named('MEDLINE')))).suggestedDatabase).toBeNull();
  expect((await preview(file('all.ris', all('MEDLINE')))).suggestedDatabase).toBe('MEDLINE');
  expect((await preview(file('ebsco.ris', all('aph')))).suggestedDatabase).toBe('Academic Search Premier');
  for (const unknown of ['qqq', 'cin20'])
    expect((await preview(file('code.ris', all(unknown)))).suggestedDatabase).toBeNull();
});

test('of two databases neither is proposed as the source; one record in ten may name another', async () => {
  const { file, preview } = await started();
  const rows = (count: number, database: string) =>
    Array.from({ length: count }, (_, n) => `${database} study ${n},${database}\n`).join('');
  const table = (dblp: number, acm: number) => `Title,Database\n${rows(dblp, 'DBLP')}${rows(acm, 'ACM')}`;
  expect((await preview(file('half.csv', table(53, 47)))).suggestedDatabase).toBeNull();
  expect((await preview(file('most.csv', table(89, 11)))).suggestedDatabase).toBeNull();
  expect((await preview(file('nearly.csv', table(90, 10)))).suggestedDatabase).toBe('DBLP');
});

test('a file that differs in a byte, or whose import was undone, is another file', async () => {
  const { handlers, file, preview, run } = await started();
  const { searchId } = await run((await preview(file('one.ris', text))).token);
  expect((await preview(file('two.ris', `${text}\n`))).places).toEqual({ ...none, new: 4 });
  await handlers.imports.undo({ searchId });
  expect((await preview(file('three.ris', text))).places).toEqual({ ...none, new: 4 });
});

test('of two copies that are chosen together the second is in another file', async () => {
  const { handlers, file, preview, run } = await started();
  const one = await preview(file('one.ris', text));
  const two = await preview(file('two.ris', text));
  const counted = await handlers.imports.compare({ tokens: [one.token, two.token], job: 'c' });
  expect(counted).toMatchObject({ ok: true, value: [{ new: 4 }, { new: 1, other: 3 }] });
  const { searchId } = await run(one.token);
  expect((await run(two.token, { together: [searchId] })).places).toEqual({ ...none, new: 1, other: 3 });
});
