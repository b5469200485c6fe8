import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findInProject } from '#main/cli/find-duplicates';
import type { Screened } from '#core/contract/imports';
import { rm5 } from '#core/importers/rm5';
import { rm5Review } from '#core/importers/rm5-review';
import { importRecords } from '#main/store/import-records';
import { bringMarks } from '#main/store/bring-marks';
import { bringReview } from '#main/store/bring-review';
import { decide } from '#main/store/decide';
import { undoImport } from '#main/store/undo-import';
import type { Store } from '#main/store/store';
import { fixturePath } from '../../core/importers/fixtures';
import { importInto, record, tempStore } from './temp-project';

const small = readFileSync(fixturePath('rm5/made__small-review.rm5'), 'utf8');

const authors = (stage: Screened['stage'] = 'full-text'): Screened => ({
  stage,
  everything: null,
  people: [{ name: 'Authors of the review', reviewerId: 'ben', newName: null }],
  reasons: [],
});

const importReview = (store: Store, id: string, text = small): string => {
  const read = rm5.parse(text);
  if (!read.ok) throw new Error(read.error.text);
  const fields = read.value.records.map(({ source: _, ...one }) => one);
  const n = fields.length;
  const file = {
    name: `${id}.rm5`,
    sha256: id.padEnd(64, '0'),
    bytes: 10,
    encoding: 'utf-8',
    format: rm5.id,
  };
  const search = { id, kind: 'database' as const, database: 'RevMan', date: null, strategy: '', note: '' };
  const importedAt = '2026-01-01T00:00:00.000Z';
  const counts = { recordsFound: n, recordsRead: n, warnings: [], unread: [], importedAt };
  const done = importRecords(store, { ...search, file, ...counts }, fields, 'ada');
  if (!done.ok) throw new Error(done.error.text);
  return id;
};

const bring = (store: Store, search: string, screened = authors()) => {
  const done = bringMarks(store, search, screened, 'ada');
  if (!done.ok) throw new Error(done.error.text);
  return done.value;
};

const verdicts = (store: Store) => store.all('decisions').rows.filter((d) => d.verdict !== null);

test('of a RevMan review verdicts are counted, references with a label alone by themselves', () => {
  const store = tempStore();
  const brought = bring(store, importReview(store, 'one'));
  expect(brought).toEqual({ decisions: 4, decisionsHere: 0, labelled: 1 });
  // each at full text, and let pass at title and abstract
  expect(verdicts(store)).toHaveLength(8);
});

test('the same review again: nothing is new, and no row is added, whether duplicates are merged or not', async () => {
  const store = tempStore();
  bring(store, importReview(store, 'one'));
  const before = store.all('decisions').rows;
  for (const again of ['two', 'three']) {
    expect(bring(store, importReview(store, again))).toEqual({
      decisions: 0,
      decisionsHere: 4,
      labelled: 0,
    });
    expect(store.all('decisions').rows).toEqual(before);
    const how = { afresh: false, withPrevious: true };
    const found = await findInProject(store, 'balanced', 'ada', how);
    expect(found.merged).toBeGreaterThan(0);
  }
});

test('a later version of the review brings the verdict that its earlier one did not have', () => {
  const store = tempStore();
  const moved = small
    .replace('<EXCLUDED_STUDIES>', '<AWAITING_STUDIES>')
    .replace('</EXCLUDED_STUDIES>', '</AWAITING_STUDIES>');
  expect(bring(store, importReview(store, 'one', moved))).toMatchObject({ decisions: 3, labelled: 2 });
  expect(bring(store, importReview(store, 'two'))).toEqual({ decisions: 1, decisionsHere: 3, labelled: 0 });
});

test('the first of two imports of one review stays while the second rests on its verdicts or studies', () => {
  const store = tempStore();
  const review = rm5Review(small, 'review', 'small.rm5');
  bring(store, importReview(store, 'one'));
  expect(bringReview(store, review, 'one', 'ada').ok).toBe(true);
  bring(store, importReview(store, 'two'));
  const undo = (id: string) => undoImport(store, id, 'ada');
  expect(undo('one')).toMatchObject({
    ok: false,
    error: { text: expect.stringMatching(/ 4 references of another import of the same review/) },
  });
  expect(verdicts(store)).toHaveLength(8);
  expect(undo('two').ok).toBe(true);
  expect(verdicts(store)).toHaveLength(8);
  expect(undo('one').ok).toBe(true);
  expect([verdicts(store).length, store.count('studies')]).toEqual([0, 0]);
});

test('what a person said of a duplicate counts as said of the report', async () => {
  const store = tempStore();
  const mine: Screened = { stage: 'title-abstract', everything: 'include', people: [], reasons: [] };
  importInto(store, [record(1, { doi: null, pmid: '77' })]);
  expect(bring(store, importInto(store, [record(1, { doi: null, pmid: null })]), mine).decisions).toBe(1);
  const found = await findInProject(store, 'balanced', 'ada', { afresh: false, withPrevious: true });
  expect(found.merged).toBe(1);
  expect(bring(store, importInto(store, [record(1, { doi: null, pmid: '77' })]), mine)).toEqual({
    decisions: 0,
    decisionsHere: 1,
    labelled: 0,
  });
  expect(store.count('decisions')).toBe(1);
});

const newPerson: Screened = {
  stage: 'full-text',
  everything: null,
  people: [{ name: 'Authors of the review', reviewerId: null, newName: 'Authors of the review' }],
  reasons: [{ text: 'No control group', reasonId: null, add: true }],
};

test('an import is not taken back while its reviewer or its reason is that of other decisions', () => {
  const store = tempStore();
  const one = importReview(store, 'one');
  bring(store, one, newPerson);
  const reasonId = store.all('exclusionReasons').rows[0]?.id ?? '';
  const other = importInto(store, [record(90)]);
  const reportId = store.by('records', 'search_id', other)[0]?.reportId ?? '';
  const judge = (verdict: 'exclude' | null) =>
    decide(store, 'full-text', 'ada', [
      { reportId, verdict, reasonId: verdict === null ? null : reasonId, reasonText: '' },
    ]);
  judge('exclude');
  const before = store.all('decisions').rows;
  const refused = undoImport(store, one, 'ada');
  expect(refused).toMatchObject({ ok: false, error: { code: 'undo-refused' } });
  expect(refused.ok ? '' : refused.error.text).toContain(
    'the exclusion reason "No control group" came along with it and is used by 1 decision',
  );
  expect(store.all('decisions').rows).toEqual(before);
  judge(null);
  expect(undoImport(store, one, 'ada')).toMatchObject({ ok: true });
  expect(store.count('exclusionReasons')).toBe(0);
});

test('two files looked at together bring a new person and a new reason once, whoever of them comes first', () => {
  const store = tempStore();
  const before = store.count('reviewers');
  bring(store, importReview(store, 'one'), newPerson);
  bring(store, importReview(store, 'two'), newPerson);
  expect(store.count('reviewers')).toBe(before + 1);
  expect(store.count('exclusionReasons')).toBe(1);
});

test('marks are found wherever they stand among many records, and the same where their places are known', () => {
  const at = [0, 499, 500, 1_201];
  const said = (n: number): string => `RAYYAN-INCLUSION: {"Ben"=>"${n % 2 === 0 ? 'Included' : 'Excluded'}"}`;
  const fields = Array.from({ length: 1_202 }, (_, n) =>
    record(n, { title: `Trial ${n}`, extra: at.includes(n) ? { N1: [said(n)] } : {} }),
  );
  const plan: Screened = {
    ...authors('title-abstract'),
    people: [{ name: 'Ben', reviewerId: 'ben', newName: null }],
  };
  const brought = [null, at].map((marked) => {
    const store = tempStore();
    const done = bringMarks(store, importInto(store, fields), plan, 'ada', marked);
    expect(done).toMatchObject({ ok: true, value: { decisions: at.length, decisionsHere: 0, labelled: 0 } });
    const titles = new Map(store.all('records').rows.map((one) => [one.reportId, one.fields.title]));
    return verdicts(store).map(({ reportId, verdict }) => [titles.get(reportId), verdict]);
  });
  expect(brought[0]).toEqual(at.map((n) => [`Trial ${n}`, n % 2 === 0 ? 'include' : 'exclude']));
  expect(brought[1]).toEqual(brought[0]);
});
