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

test('counts that are not whole are used as metafor uses them, and the answer says so', () => {
  const studies = [
    { label: 'Ames 2001', events1: 3.5, n1: 10, events2: 2, n2: 10 },
    { label: 'Bell 2002', events1: 3, n1: 10, events2: 5, n2: 11 },
  ];
  const done = metaCase({ measure: 'RR', studies });
  if (!done.ok) throw new Error(done.error.text);
  // R: escalc(measure = "RR", ai = 3.5, n1i = 10, ci = 2, n2i = 10)
  expect(done.value.effects).toMatchObject([
    { yi: expect.closeTo(0.5596157879354227, 12), vi: expect.closeTo(0.5857142857142857, 12) },
    {},
  ]);
  expect(done.value.warnings).toEqual([
    'Counts of people or events that are not whole numbers are used as they stand: Ames 2001.',
  ]);
  const whole = metaCase({ measure: 'RR', studies: studies.slice(1) });
  expect(whole.ok && 'warnings' in whole.value).toBe(false);
  const many = metaCase({ measure: 'PR', studies: Array.from({ length: 7 }, () => ({ events: 1.5, n: 9 })) });
  expect(many.ok && many.value.warnings).toEqual([expect.stringMatching(/Study 5 and 2 more\.$/)]);
  // Person-time is no count.
  const rates = metaCase({ measure: 'IRLN', studies: [{ events: 4, time: 12.5 }] });
  expect(rates.ok && 'warnings' in rates.value).toBe(false);
});
