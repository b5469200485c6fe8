import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';

const effectsOf = (measure: string, studies: readonly object[]): unknown => {
  const done = metaCase({ measure, studies });
  return done.ok ? done.value.effects : done.error;
};

test('a row that cannot be says why it has no effect; one that can be says nothing', () => {
  expect(
    effectsOf('OR', [
      { events1: 12, n1: 10, events2: 2, n2: 9 },
      { events1: 3, n1: 10, events2: 5, n2: 11 },
      { events1: -1, n1: 10, events2: 5, n2: 11 },
    ]),
  ).toMatchObject([
    { yi: null, error: expect.stringContaining('impossible-data: ') },
    expect.not.objectContaining({ error: expect.anything() }),
    { yi: null, error: expect.stringContaining('impossible-data: ') },
  ]);
  expect(
    effectsOf('GEN', [
      { yi: 0.2, sei: 0 },
      { yi: 0.1, sei: 0.3 },
    ]),
  ).toMatchObject([{ yi: null, error: expect.any(String) }, { yi: 0.1 }]);
});
