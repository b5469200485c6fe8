import { expect, test } from 'vitest';
import { clusteredModel } from '#core/synthesis/clustered/marginal';
import { robustCR1, robustCR2 } from '#core/synthesis/clustered/robust';
import { fitThreeLevel } from '#core/synthesis/clustered/three-level';
import { metaCase } from '#core/synthesis/meta-case';
import { poolEffects } from '#core/synthesis/pool';
import { closedForm, differences, iterative } from '../../reference/compare';
import { object } from '../../reference/load';

const yi = [-0.56, 0.14, 0.9, 0.3, 0.5];
const vi = [0.09, 0.07, 0.05, 0.08, 0.03];

const blocksOf = (studies: readonly string[], moderators?: readonly number[]) => {
  const rows = studies.map((study, i) => ({
    yi: yi[i]!,
    vi: vi[i]!,
    study,
    ...(moderators === undefined ? {} : { moderator: moderators[i]! }),
  }));
  const done = metaCase({ measure: 'GEN', studies: rows });
  if (!done.ok) throw new Error(done.error.text);
  return object(object(JSON.parse(JSON.stringify(done.value))).results);
};

test.each([
  'REML',
  'ML',
])('all results from one study: its variance is 0, as in R, and that is said (%s)', (kind) => {
  const block = object(object(blocksOf(['s', 's', 's', 's', 's']).threeLevel)[`${kind}-z`]);
  const two = poolEffects(yi, vi, { method: kind, test: 'wald', level: 95 });
  if (!two.ok) throw new Error(two.error.text);
  expect(differences(block.sigma2, [0, two.value.tau2], () => iterative)).toEqual([]);
  expect(block.warnings).toEqual([expect.stringContaining('All results come from one study')]);
  expect(object(block['sigma2.1.ci']).error).toContain('not-estimable');
  // R 4.2.2, metafor 3.8-1: rma.mv(random = ~ 1 | study/es), confint(sigma2 = 2), four decimals.
  if (kind === 'REML')
    expect(object(block['sigma2.2.ci'])).toEqual({
      lb: expect.closeTo(0.0204, 4),
      ub: expect.closeTo(1.6147, 3),
    });
});

test('two results of one study, to the digits of R', () => {
  const done = metaCase({
    measure: 'GEN',
    studies: [
      { yi: -0.5616, vi: 0.09132, study: 's1' },
      { yi: 0.144, vi: 0.07137, study: 's1' },
    ],
  });
  if (!done.ok) throw new Error(done.error.text);
  const results = object(object(JSON.parse(JSON.stringify(done.value))).results);
  // (y1 - y2)^2/2 - (v1 + v2)/2: the only deviation there is.
  const expected = { sigma2: [0, 0.7056 ** 2 / 2 - 0.16269 / 2] };
  expect(differences(object(results.threeLevel)['REML-z'], expected, () => closedForm)).toEqual([]);
});

test('moderators that tell all studies apart leave no variance between them to restricted likelihood', () => {
  const blocks = object(blocksOf(['a', 'a', 'b', 'b', 'b'], [0, 0, 1, 1, 1])['threeLevel.moderator']);
  expect(object(blocks['REML-z']).error).toContain('The moderators tell every study from the others');
  // The likelihood itself falls with that variance: 0 is its maximum.
  expect(object(blocks['ML-z']).sigma2).toEqual([0, expect.closeTo(0.006510591, 6)]);
});

test('one deviation shows one variance', () => {
  const model = clusteredModel([0.1, 0.9, 0.4], [0.01, 0.01, 0.01], ['a', 'a', 'b'], [[1, 2, 4]]);
  const found = model === null ? null : fitThreeLevel(model, 'REML');
  expect(found?.ok === false && found.error.text).toContain('one variance at most');
  const small = clusteredModel([0.1, 0.11, 0.1], [1, 1, 1], ['a', 'a', 'b'], [[1, 2, 4]]);
  const none = small === null ? null : fitThreeLevel(small, 'REML');
  expect(none?.ok === true && none.value.sigma2).toEqual([0, 0]);
});

test('effects that are all the same have no robust standard errors', () => {
  const same = [0.3, 0.3, 0.3, 0.3, 0.3];
  const model = clusteredModel(same, vi, ['a', 'a', 'b', 'c', 'd'], []);
  const fit = model === null ? null : fitThreeLevel(model, 'REML');
  if (model === null || !fit?.ok) throw new Error('no fit');
  for (const robust of [robustCR1, robustCR2]) {
    const rows = robust(model, fit.value, ['intrcpt'], 95);
    expect(rows.ok ? 'a number' : rows.error.code).toBe('not-estimable');
  }
});
