import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { eggerRegression, petPeese } from '#core/synthesis/small-study/egger';
import { list, load, object } from '../../reference/load';

const effects = (file: string) => {
  const rows = list(load(`oracle/meta/${file}.json`).effects).map(object);
  return { yi: rows.map(({ yi }) => Number(yi)), vi: rows.map(({ vi }) => Number(vi)) };
};

const options = { method: 'REML', test: 'wald', level: 95 } as const;

test('PET-PEESE takes PEESE only where PET still finds an effect', () => {
  const bcg = effects('bcg-rr');
  const found = petPeese(bcg.yi, bcg.vi, options);
  if (!found.ok) throw new Error(found.error.text);
  // One-sided 5 %: |z| = 1.646 of PET's limit is just beyond 1.645.
  const { pet, peese, chosen } = found.value;
  expect(Math.abs(pet.limit.statistic)).toBeCloseTo(1.646, 3);
  expect(chosen).toBe('peese');
  expect(peese.limit.beta).toBeCloseTo(-0.6553594439486164, 6);
  const nothing = petPeese([0.1, -0.2, 0.05, 0.15, -0.1], [0.04, 0.09, 0.02, 0.06, 0.05], options);
  expect(nothing.ok && nothing.value.chosen).toBe('pet');
});

test('too few studies, or standard errors that do not differ, have no regression test', () => {
  const two = eggerRegression([1, 2], [0.1, 0.2], options);
  expect(two.ok ? 'fitted' : two.error.code).toBe('too-few-studies');
  const same = eggerRegression([1, 2, 3, 4], [0.1, 0.1, 0.1, 0.1], options);
  expect(same.ok ? 'fitted' : [same.error.code, same.error.text]).toEqual([
    'not-estimable',
    'All studies have the same standard error: there are no smaller and larger studies to compare.',
  ]);
});

test('a case gives the conditional estimate and says which regression it is', () => {
  const done = metaCase(load('oracle/meta/bcg-rr.json'));
  const block = done.ok ? object(object(JSON.parse(JSON.stringify(done.value))).smallStudy) : {};
  const peese = object(block['pet_peese.rma.REML.vi']);
  expect(block.pet_peese).toMatchObject({
    chosen: 'peese',
    est: peese['limit.est'],
    'ci.lb': peese['limit.ci.lb'],
    'ci.ub': peese['limit.ci.ub'],
  });
});
