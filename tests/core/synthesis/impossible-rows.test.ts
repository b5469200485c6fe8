import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { object } from '../../reference/load';

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

const pair = { mean1: 5, sd1: 1, mean2: 4, sd2: 1, n: 10, r: 0.5 };
const arms = { mean1: 5, sd1: 1, n1: 10, mean2: 4, sd2: 1, n2: 10 };
const none = { events1: 0, n1: 10, events2: 0, n2: 12 };
const some = { events1: 3, n1: 10, events2: 1, n2: 12 };

test.each([
  ['ROM', { ...arms, mean1: -5 }, {}, 'opposite-signs: '],
  ['MD', { ...arms, sd1: 0, sd2: 0 }, {}, 'no-spread: The standard error comes out as zero'],
  ['SMD', { ...arms, n1: 1, n2: 1 }, {}, 'too-small: '],
  ['MD', { ...arms, sd1: -1 }, {}, 'impossible-data: A standard deviation is negative.'],
  ['MC', { ...pair, r: 1.2 }, {}, 'impossible-data: The correlation does not lie between -1 and 1.'],
  ['MC', { ...pair, r: 1 }, {}, 'no-spread: '],
  ['OR', none, { to: 'none' }, 'zero-events: '],
  ['OR', none, { drop00: true }, 'double-zero: '],
  ['RD', none, { to: 'none' }, 'no-spread: '],
  ['PLO', { events: 0, n: 10 }, { to: 'none' }, 'zero-events: '],
  ['GEN', { yi: 1, sei: 1e-170 }, {}, 'no-spread: '],
  ['GEN', { yi: 1, vi: -0.1 }, {}, 'impossible-data: The variance "vi" is negative.'],
  ['GEN', { yi: '0.1', sei: 0.2 }, {}, 'missing-data: "yi" is not a number.'],
  ['GEN', { yi: 0.1 }, {}, 'missing-data: "sei" is missing.'],
  ['RR', { events1: 1, n1: 10, n2: 9, events2: null }, {}, 'missing-data: "events2" is missing.'],
])('every row without an effect says why: %s %o', (measure, study, options, reason) => {
  const done = metaCase({ measure, studies: [study], options });
  expect(done.ok && done.value.effects).toEqual([
    expect.objectContaining({ yi: null, error: expect.stringContaining(reason) }),
  ]);
});

test('an option that nothing reads is named; a result that there is not is refused', () => {
  const done = metaCase({ measure: 'OR', studies: [some, none], options: { adds: 0.25 } });
  expect(done.ok && done.value.warnings).toEqual(['There is no option "adds": it changes nothing.']);
  const asked = metaCase({ measure: 'OR', studies: [some] }, { only: ['REML', 'DL_knha'] });
  expect(asked.ok ? '' : asked.error.text).toContain('There is no result "DL_knha". There are EE, REML, DL');
});

test('a regression on something that no study has says so; a prior is written in one way', () => {
  const studies = [1, 2, 3, 4].map((x) => ({ yi: x / 3, sei: 0.2 + x / 9, dose: x, study: `s${x}` }));
  const done = metaCase({
    measure: 'GEN',
    studies,
    regressions: [['dose'], ['nothere']],
    options: { priors: ['halfnormal-1-2', 'uniform-1e6', 'uniform-2', 'lognormal-0-1'] },
  });
  if (!done.ok) throw new Error(done.error.text);
  expect(done.value.metareg).toContainEqual(
    expect.objectContaining({
      mods: ['nothere'],
      error: 'bad-request: No study has a number under "nothere".',
    }),
  );
  expect(object(object(JSON.parse(JSON.stringify(done.value))).results).bayes).toMatchObject({
    'halfnormal-1-2': {
      error: expect.stringContaining('There is no prior "halfnormal-1-2". A prior is written'),
    },
    'uniform-1e6': { error: expect.stringContaining('halfnormal-SCALE') },
    'uniform-2': { prior: 'uniform-2' },
    'lognormal-0-1': { prior: 'lognormal-0-1' },
  });
});
