import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { differences, type Tolerance } from '../../reference/compare';
import { type Json, type JsonObject, isObject, list, load, loadAll, object } from '../../reference/load';

const cases = loadAll('oracle/advanced').filter((one) => one.results !== undefined);

const answers = new Map<string, JsonObject>();

const answerOf = (one: JsonObject): JsonObject => {
  const id = String(one.id);
  const known = answers.get(id);
  if (known !== undefined) return known;
  const result = metaCase(one);
  if (!result.ok) throw new Error(result.error.text);
  const answer = object(object(JSON.parse(JSON.stringify(result.value))).results);
  answers.set(id, answer);
  return answer;
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const selectionSe = (one: JsonObject, path: string): number => {
  const model = object(object(object(one.results).selection)[path.split('.')[0] ?? '']);
  return Number(model.se);
};

/** Tolerances of the reference's README, block by block. */
const toleranceOf = (one: JsonObject, block: string): ((path: string) => Tolerance) => {
  const slack = 1e-8 * median(list(one.studies).map((row) => Number(object(row).vi)));
  return (path) => {
    if (block === 'bayes') return { relative: 0, absolute: 1e-6 };
    // Limits follow from the standard errors, which the reference gives to 1e-4.
    if (block === 'selection' && /\.ci\./.test(path))
      return { relative: 1e-5, absolute: 2e-4 * selectionSe(one, path) };
    if (block === 'selection') return { relative: /^\w+\.se/.test(path) ? 1e-4 : 1e-5, absolute: 1e-9 };
    if (block === 'prediction' || /robust|\.ci\./.test(path)) return { relative: 1e-5, absolute: 1e-9 };
    if (block === 'permutation') return { relative: 1e-6, absolute: 1e-9 };
    return { relative: 1e-6, absolute: /sigma2|tau2/.test(path) ? slack : 1e-9 };
  };
};

const refused = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(refused);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'error' ? 'refused' : refused(part)]),
  );
};

const blocks = cases.flatMap((one) =>
  Object.entries(object(one.results)).map(([block, expected]) => ({
    id: String(one.id),
    block,
    expected,
    one,
  })),
);

test.each(blocks)('$id: $block', ({ block, expected, one }) => {
  const actual = answerOf(one)[block] ?? null;
  expect(differences(refused(actual), refused(expected), toleranceOf(one, block))).toEqual([]);
});

test('integrity checks', () => {
  const reference = load('oracle/advanced/integrity.json');
  const result = metaCase({
    rows: list(reference.rows).map((row) => ({ kind: object(row).kind, input: object(row).input })),
  });
  if (!result.ok) throw new Error(result.error.text);
  const actual = object(JSON.parse(JSON.stringify(result.value)));
  expect(differences(actual, { rows: reference.rows! }, () => ({ relative: 1e-9, absolute: 1e-12 }))).toEqual(
    [],
  );
});
