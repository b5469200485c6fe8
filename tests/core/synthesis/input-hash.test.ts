import { expect, test } from 'vitest';
import { canonicalJson, hashInputs, textHash } from '#core/synthesis/input-hash';

test('equal things have equal text, whatever the order of their keys', () => {
  const one = { b: [1, { d: 'x', c: null }], a: { '10': 1, '2': undefined, f: -0.5 } };
  const other = { a: { f: -0.5, '10': 1 }, b: [1, { c: null, d: 'x' }] };
  expect(canonicalJson(one)).toBe('{"a":{"10":1,"f":-0.5},"b":[1,{"c":null,"d":"x"}]}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
  expect([canonicalJson(undefined), canonicalJson([undefined]), canonicalJson({})]).toEqual([
    'null',
    '[null]',
    '{}',
  ]);
});

test('numbers that JSON has no word for stay apart', () => {
  const texts = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null].map((x) =>
    canonicalJson({ b: 1, a: x }),
  );
  expect(texts).toEqual([
    '{"a":"NaN","b":1}',
    '{"a":"Infinity","b":1}',
    '{"a":"-Infinity","b":1}',
    '{"a":null,"b":1}',
  ]);
});

test('the hash follows every character and not the order of the inputs', () => {
  const rows = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
  ];
  const hash = hashInputs({ level: 95 }, rows, []);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(hashInputs({ level: 95 }, [...rows].reverse(), [])).toBe(hash);
  expect(hashInputs({ level: 95 }, [], rows)).not.toBe(hash);
  expect(hashInputs({ level: 90 }, rows, [])).not.toBe(hash);
  expect(textHash('')).not.toBe(textHash(' '));
});

test('a hundred thousand near texts have as many hashes, and their bits are even', () => {
  const hashes = Array.from({ length: 100_000 }, (_, i) => textHash(`{"events1":${i % 317},"n1":${i}}`));
  expect(new Set(hashes).size).toBe(100_000);
  expect(new Set(hashes.map((hash) => hash.slice(8))).size).toBeGreaterThan(99_990);
  for (let place = 0; place < 16; place++) {
    const counts = new Map<string, number>();
    for (const hash of hashes) counts.set(hash[place]!, (counts.get(hash[place]!) ?? 0) + 1);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 6250) ** 2 / 6250, 0);
    // The 0.01 % point of chi-square with 15 degrees of freedom is 44.3; sixteen places are looked at.
    expect(chi).toBeLessThan(55);
  }
});
