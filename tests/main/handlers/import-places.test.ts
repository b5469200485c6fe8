import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { makeHandlers } from '#main/handlers/index';
import { testContext } from '../ipc/test-context';

const started = async () => {
  const c = testContext();
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  mkdirSync(c.documents, { recursive: true });
  const path = join(c.documents, 'review.ldnr');
  const handlers = makeHandlers({ ...c, askSave: async () => path });
  const made = await handlers.projects.create({ title: 'Test' });
  if (!made.ok) throw new Error(made.error.text);
  onTestFinished(() => c.project.closeStore());
  const preview = async (name: string, text: string, before: string[] = []) => {
    const at = join(c.documents, name);
    writeFileSync(at, text);
    const answer = await handlers.imports.preview({ path: at, job: name, before });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  const run = async (token: string, together: string[] = []) => {
    const said = { kind: 'database' as const, database: 'PubMed', platform: '', date: null };
    const rest = { strategy: '', note: '', screened: null };
    const answer = await handlers.imports.run({ token, job: 'run', ...said, ...rest, together });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  const compare = async (...tokens: string[]) => {
    const answer = await handlers.imports.compare({ tokens, job: 'compare' });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  const left = () => {
    try {
      return readdirSync(c.scratch).filter((name) => /^[0-9a-f-]{36}$/.test(name));
    } catch {
      return [];
    }
  };
  return { c, handlers, preview, run, compare, left };
};

interface Item {
  readonly title: string;
  readonly doi: number | null;
  readonly pmid: number | null;
  /** Cannot be read. */
  readonly broken: boolean;
}

const jsonOf = (items: readonly Item[]): string =>
  `[${items
    .map(({ title, doi, pmid, broken }) => {
      const item = {
        type: 'article-journal',
        title,
        ...(doi === null ? {} : { DOI: `10.1000/d${doi}` }),
        ...(pmid === null ? {} : { PMID: `${1000 + pmid}` }),
      };
      const text = JSON.stringify(item);
      return broken ? text.replace('":', '" ') : text;
    })
    .join(',\n')}]`;

const items = fc.array(
  fc.record({
    title: fc.constantFrom(
      'Melatonin and light at night',
      'Melatonin and light at night: a trial',
      'Erratum: Melatonin and light at night',
      'Bread and butter in the morning',
    ),
    doi: fc.option(fc.integer({ min: 1, max: 5 })),
    pmid: fc.option(fc.integer({ min: 1, max: 5 })),
    broken: fc.boolean(),
  }),
  { minLength: 1, maxLength: 9 },
);
/** One that is read comes first: a file without a record is refused. */
const file = items.map((all) => all.map((item, at) => (at === 0 ? { ...item, broken: false } : item)));

test('what the preview says of the records of some files is what their import makes of them, and adds up', async () => {
  const { preview, run, compare, handlers } = await started();
  let n = 0;
  await fc.assert(
    fc.asyncProperty(file, fc.array(fc.option(file), { minLength: 1, maxLength: 3 }), async (base, files) => {
      const first = await preview(`${n++}.json`, jsonOf(base));
      const ids = [(await run(first.token)).searchId];
      const seen: (typeof first)[] = [];
      for (const one of files)
        seen.push(
          await preview(
            `${n++}.json`,
            // or the very file that was imported
            jsonOf(one ?? base),
            seen.map(({ token }) => token),
          ),
        );
      for (const { recordsFound, recordsRead, unread, places } of seen) {
        expect(recordsRead + unread.length).toBe(recordsFound);
        expect(places.new + places.here + places.repeated + places.other).toBe(recordsRead);
      }
      const tokens = seen.map(({ token }) => token);
      expect(await compare(...tokens)).toEqual(seen.map(({ places }) => places));
      const together: string[] = [];
      for (const { token, places, recordsFound } of seen) {
        const done = await run(token, together);
        expect(done.places).toEqual(places);
        const detail = await handlers.records.searchDetail({ searchId: done.searchId });
        expect(detail).toMatchObject({ ok: true, value: { places, recordsFound } });
        together.push(done.searchId);
      }
      for (const searchId of [...ids, ...together].reverse())
        expect(await handlers.imports.undo({ searchId })).toMatchObject({ ok: true });
    }),
    { numRuns: 30 },
  );
}, 120_000);

const two = (title: string) => [{ title, doi: 1, pmid: null, broken: false }];

test('numbers of files that wait follow what comes, goes, and is undone', async () => {
  const { preview, run, compare, handlers, left } = await started();
  const text = jsonOf([...two('Melatonin and light at night'), ...two('Melatonin and light at night.')]);
  const a = await preview('a.json', text);
  const b = await preview('b.json', `${text} `, [a.token]);
  expect(a.places).toEqual({ new: 1, here: 0, repeated: 1, other: 0 });
  expect(b.places).toEqual({ new: 0, here: 0, repeated: 0, other: 2 });
  expect(left()).toHaveLength(2);
  expect(await compare(b.token)).toEqual([a.places]);
  expect(await compare(b.token, a.token)).toEqual([a.places, b.places]);
  const { searchId } = await run(a.token);
  expect(await compare(b.token)).toEqual([{ new: 0, here: 2, repeated: 0, other: 0 }]);
  await handlers.imports.undo({ searchId });
  expect(await compare(b.token)).toEqual([a.places]);
  expect(await handlers.imports.compare({ tokens: [a.token], job: 'c' })).toMatchObject({ ok: false });
  // One that goes while another is compared with it is no hindrance.
  const late = preview('c.json', text, [b.token]);
  await handlers.imports.drop({ token: b.token });
  expect((await late).recordsRead).toBe(2);
  expect(left()).toHaveLength(1);
});

test('a mended part is counted with the rest, before the import and after it', async () => {
  const { preview, run, compare, handlers } = await started();
  const good = { title: 'Melatonin and light at night', doi: 1, pmid: null, broken: false };
  const a = await preview('a.json', jsonOf([good]));
  const b = await preview(
    'b.json',
    jsonOf([
      { ...good, doi: 2 },
      { ...good, broken: true },
      { ...good, broken: true },
    ]),
    [a.token],
  );
  expect(b.places).toEqual({ new: 1, here: 0, repeated: 0, other: 0 });
  const raw = jsonOf([good]).slice(1, -1);
  const mended = await handlers.imports.mend({ token: b.token, at: 0, raw });
  expect(mended).toMatchObject({ ok: true, value: { recordsFound: 3, recordsRead: 2 } });
  expect(await compare(a.token, b.token)).toEqual([a.places, { new: 1, here: 0, repeated: 0, other: 1 }]);
  const first = await run(a.token);
  const { searchId, places } = await run(b.token, [first.searchId]);
  expect(places).toEqual({ new: 1, here: 0, repeated: 0, other: 1 });
  const was = b.unread[1]?.raw ?? '';
  expect(await handlers.imports.mendImported({ searchId, at: 0, was, raw })).toMatchObject({ ok: true });
  expect(await handlers.records.searchDetail({ searchId })).toMatchObject({
    value: { recordsFound: 3, recordsRead: 3, places: { new: 1, here: 1, repeated: 0, other: 1 } },
  });
});

test('a file whose numbers cannot be kept is refused with a sentence', async () => {
  const { c, preview } = await started();
  writeFileSync(c.scratch.concat('-file'), '');
  const own = makeHandlers({ ...c, scratch: `${c.scratch}-file` });
  const path = join(c.documents, 'a.json');
  writeFileSync(path, jsonOf(two('Melatonin and light at night')));
  expect(await own.imports.preview({ path, job: 'j' })).toMatchObject({ ok: false, error: { code: 'disk' } });
  expect((await preview('a.json', jsonOf(two('Melatonin')))).recordsRead).toBe(1);
});
