import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rm5 } from '#core/importers/rm5';
import { rm5Review } from '#core/importers/rm5-review';
import { bringReview } from '#main/store/bring-review';
import { verifyStore } from '#main/store/verify';
import { fixturePath } from '../../core/importers/fixtures';
import { importInto, tempStore } from './temp-project';

test('a RevMan review: references, then studies with results, joined to their reports, in one change that can be undone', () => {
  const store = tempStore();
  const text = readFileSync(fixturePath('rm5/made__small-review.rm5'), 'utf8');
  const read = rm5.parse(text);
  if (!read.ok) throw new Error(read.error.text);
  const search = importInto(
    store,
    read.value.records.map(({ source: _, ...fields }) => fields),
  );
  const brought = bringReview(store, rm5Review(text, 'ada'), search, 'ada');
  expect(brought.ok && brought.value.value).toEqual({
    studies: 2,
    results: 4,
    outcomes: 3,
    comparisons: 1,
    links: 3,
  });
  const links = store.all('links').rows;
  expect(links.map(({ primary }) => primary)).toEqual([true, false, true]);
  const ids = new Set(store.all('studies').rows.map(({ id }) => id));
  for (const { studyId } of [...links, ...store.all('results').rows]) expect(ids.has(studyId)).toBe(true);
  expect(verifyStore(store).checks.filter((check) => !check.passed)).toEqual([]);
});
