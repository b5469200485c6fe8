import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rm5 } from '#core/importers/rm5';
import { rm5Review } from '#core/importers/rm5-review';
import { bringReview, studiesHere } from '#main/store/bring-review';
import type { Store } from '#main/store/store';
import { verifyStore } from '#main/store/verify';
import { write } from '#main/store/write';
import { fixturePath } from '../../core/importers/fixtures';
import { importInto, tempStore } from './temp-project';

const text = readFileSync(fixturePath('rm5/made__small-review.rm5'), 'utf8');

const referencesOf = (store: Store, now: string): string => {
  const read = rm5.parse(now);
  if (!read.ok) throw new Error(read.error.text);
  return importInto(
    store,
    read.value.records.map(({ source: _, ...fields }) => fields),
  );
};

const bringInto = (store: Store, now: string) => {
  const search = referencesOf(store, now);
  const done = bringReview(store, rm5Review(now, 'review', 'small.rm5'), search, 'ada');
  if (!done.ok) throw new Error(done.error.text);
  return done.value.value;
};

test('a RevMan review: references, then studies with results, joined to their reports, in one change that can be undone', () => {
  const store = tempStore();
  const search = referencesOf(store, text);
  const brought = bringReview(store, rm5Review(text, 'review', 'small.rm5'), search, 'ada');
  expect(brought.ok && brought.value.value).toEqual({
    studies: 2,
    results: 4,
    outcomes: 3,
    comparisons: 1,
    analyses: 0,
    links: 3,
    studiesHere: 0,
    resultsHere: 0,
    resultsDiffer: [],
  });
  const links = store.all('links').rows;
  expect(links.map(({ primary }) => primary)).toEqual([true, false, true]);
  const ids = new Set(store.all('studies').rows.map(({ id }) => id));
  const by = new Set(store.all('results').rows.map((row) => row.by));
  expect(store.all('reviewers').rows.filter(({ id }) => by.has(id))).toMatchObject([
    { name: 'Naltrexone for pain & fatigue (RevMan)', role: 'dataset' },
  ]);
  for (const { studyId } of [...links, ...store.all('results').rows]) expect(ids.has(studyId)).toBe(true);
  expect(verifyStore(store).checks.filter((check) => !check.passed)).toEqual([]);
});

/** As earlier builds did it: ids begin with the search by which the review came, numbers are whoever's who imported. */
const bringAsBefore = (store: Store): void => {
  const search = referencesOf(store, text);
  const own = (id: string): string => `${search}~${id}`;
  const review = rm5Review(text, 'ada', 'small.rm5');
  const label = {
    kind: 'imports.review',
    text: `Bring along 2 studies of “${review.title}”`,
    reviewer: 'ada',
  };
  write(store, label, (tx) => {
    for (const one of review.conditions) tx.put('conditions', { ...one, id: own(one.id) });
    for (const one of review.outcomes) tx.put('outcomes', { ...one, id: own(one.id) });
    for (const one of review.comparisons) tx.put('comparisons', { ...one, id: own(one.id) });
    for (const one of review.studies)
      tx.put('studies', { ...one, id: own(one.id), conditions: one.conditions.map(own) });
    for (const one of review.results)
      tx.put('results', {
        ...one,
        id: own(one.id),
        key: own(one.key),
        studyId: own(one.studyId),
        outcomeId: one.outcomeId === null ? null : own(one.outcomeId),
        comparisonId: one.comparisonId === null ? null : own(one.comparisonId),
      });
  });
};

test('a review that an earlier build brought, again: its studies, outcomes and results are known', () => {
  const store = tempStore();
  bringAsBefore(store);
  expect(studiesHere(store.statements, rm5Review(text, 'review', 'small.rm5'))).toBe(2);
  const counts = () =>
    (['studies', 'results', 'outcomes', 'conditions', 'comparisons'] as const).map((t) => store.count(t));
  const before = counts();
  expect(bringInto(store, text)).toMatchObject({
    studies: 0,
    studiesHere: 2,
    results: 0,
    resultsHere: 4,
    resultsDiffer: [],
    links: 3,
  });
  expect(counts()).toEqual(before);
  // another review of the same studies is another one
  const other = text
    .replace(/<TITLE>[^<]*<\/TITLE>/, '<TITLE>Another review</TITLE>')
    .replace(/ ID="[^"]*"/, ' ID="999"');
  expect(bringInto(store, other)).toMatchObject({ studies: 2, studiesHere: 0, results: 4 });
  expect(verifyStore(store).checks.filter((check) => !check.passed)).toEqual([]);
});

test('the same review again: what is here stays, what is new comes in, what differs is told', () => {
  const store = tempStore();
  const bring = (now: string) => bringInto(store, now);
  bring(text);
  const [study] = store.all('studies').rows;
  if (study === undefined) throw new Error('no study');
  write(store, { kind: 'test', text: 'edit', reviewer: 'ada' }, (tx) =>
    tx.put('studies', { ...study, note: 'my own note' }),
  );
  const row = '<DICH_DATA EVENTS_1="1" EVENTS_2="2" STUDY_ID="STD-Two-2005" TOTAL_1="12" TOTAL_2="11"/>';
  const again = bring(
    text.replace('EVENTS_1="10"', 'EVENTS_1="12"').replace('</DICH_OUTCOME>', `${row}</DICH_OUTCOME>`),
  );
  expect(again).toMatchObject({
    studies: 0,
    studiesHere: 2,
    results: 1,
    resultsHere: 4,
    outcomes: 0,
    comparisons: 0,
    links: 0,
  });
  expect(again.resultsDiffer).toEqual([expect.stringMatching(/line 33: analysis 1\.1 .* One 2001$/)]);
  expect(store.count('studies')).toBe(2);
  expect(store.count('results')).toBe(5);
  expect(store.get('studies', study.id)?.note).toBe('my own note');
  expect(store.all('results').rows.map(({ arms }) => arms[0]?.events)).toContain(10);
});
