import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { closedForm, differences } from '../../reference/compare';
import { list, load, loadAll, object } from '../../reference/load';

const answered = (one: unknown) => {
  const found = metaCase(one);
  if (!found.ok) throw new Error(found.error.text);
  return object(JSON.parse(JSON.stringify(found.value)));
};

const cases = loadAll('oracle/agreement')
  .filter((one) => one.patterns !== undefined)
  .map((one) => ({ id: String(one.id), one }));

test.each(cases)('$id: kappa, weighted kappa, PABAK, AC1, alpha and Fleiss as the reference', ({ one }) => {
  expect(differences(answered(one).results, one.results!, () => closedForm)).toEqual([]);
});

const rows = list(load('oracle/agreement/screening-recall.json').rows).map(object);

test.each(rows.map((row) => ({ id: String(row.id), row })))('$id: the stopping rule as the reference', ({
  row,
}) => {
  const [actual] = list(answered({ rows: [row] }).rows);
  expect(differences(object(actual).expected, row.expected!, () => closedForm)).toEqual([]);
});

test('nobody rated twice: nothing is invented', () => {
  const alone = {
    categories: ['include', 'exclude'],
    raters: ['A', 'B'],
    patterns: [{ ratings: ['include', null], n: 4 }],
  };
  expect(answered(alone).results).toMatchObject({
    units: 4,
    complete: 0,
    n: 0,
    ac1: null,
    alpha: null,
    fleiss: null,
  });
});
