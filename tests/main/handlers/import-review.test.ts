import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixturePath } from '../../core/importers/fixtures';
import { started } from './started-review';

test('a RevMan review brings its studies and results along with its references, and one undo takes all of it back', async () => {
  const { c, handlers, store, file, preview, run } = await started();
  const text = readFileSync(fixturePath('rm5/made__small-review.rm5'), 'utf8');
  const shown = await preview(file('review.rm5', text));
  expect(shown.review).toMatchObject({
    title: 'Naltrexone for pain & fatigue',
    lists: [
      { name: 'included', references: 3, studies: 2 },
      { name: 'excluded', references: 1, studies: 1 },
      { name: 'additional', references: 1, studies: 0 },
    ],
    studies: 2,
    studiesHere: 0,
    comparisons: [{ name: 'Naltrexone versus placebo', outcomes: 3, results: 4 }],
    judgements: 2,
  });
  expect(shown.marks).toMatchObject({
    source: 'revman',
    people: [{ name: 'Authors of the review', include: 3, exclude: 1 }],
    reasons: [{ text: 'No control group', count: 1 }],
    labels: [{ text: 'RevMan: additional', count: 1 }],
  });
  const screened = {
    stage: 'full-text' as const,
    everything: null,
    people: [{ name: 'Authors of the review', reviewerId: null, newName: 'Authors of the review' }],
    reasons: [{ text: 'No control group', reasonId: null, add: false }],
  };
  expect(await run(shown.token, { screened })).toMatchObject({ studies: 2, results: 4 });
  const judged = store.all('decisions').rows.filter(({ stage }) => stage === 'full-text');
  expect(judged.map(({ verdict, reasonText }) => `${verdict} ${reasonText}`).sort()).toEqual([
    'exclude No control group',
    'include ',
    'include ',
    'include ',
    'null ',
  ]);
  expect((await preview(join(c.documents, 'review.rm5'))).review?.studiesHere).toBe(2);
  expect(store.count('studies')).toBe(2);
  expect(store.count('results')).toBe(4);
  expect((await handlers.projects.undo(null)).ok).toBe(true);
  expect([store.count('studies'), store.count('results'), store.count('records')]).toEqual([0, 0, 0]);
  expect([store.count('decisions'), store.count('comparisons'), store.count('outcomes')]).toEqual([0, 0, 0]);
});

test('an import whose studies something rests on by now is not undone by itself', async () => {
  const { handlers, store, file, preview, run } = await started();
  const text = readFileSync(fixturePath('rm5/made__small-review.rm5'), 'utf8');
  const shown = await preview(file('review.rm5', text));
  const { searchId } = await run(shown.token);
  const [first] = store.all('results').rows;
  if (first === undefined) throw new Error('no result');
  const added = { ...first, id: 'mine', key: 'mine', by: 'me' };
  expect((await handlers.studies.saveResult({ result: added, base: null })).ok).toBe(true);
  expect(await handlers.imports.undo({ searchId })).toMatchObject({
    ok: false,
    error: { code: 'undo-refused', text: expect.stringContaining('1 of its studies has') },
  });
});
