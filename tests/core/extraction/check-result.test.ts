import { expect, test } from 'vitest';
import { checkResult } from '#core/extraction/check-result';
import { percentFits } from '#core/extraction/checks/counts';
import { arm, effect, result } from './rows';

const texts = (r: Parameters<typeof checkResult>[0], kind: string) =>
  checkResult(r)
    .filter((f) => f.kind === kind)
    .map((f) => `${f.field}: ${f.text}`);

test('counts that no group of people can give', () => {
  expect(texts(result({ arms: [arm({ n: 18, events: 19 })] }), 'impossible')).toEqual([
    'arms.0.events: naltrexone: 19 with the event, but only 18 people.',
  ]);
  expect(texts(result({ arms: [arm({ n: 18.5, events: -1 })] }), 'impossible')).toHaveLength(2);
  expect(texts(result({ arms: [arm({ n: 18, events: 18 })] }), 'impossible')).toEqual([]);
});

test('a percentage is compared with the count to the digits it was printed with', () => {
  expect(percentFits(15, 18, 83)).toBe(true);
  expect(percentFits(15, 18, 83.3)).toBe(true);
  expect(percentFits(15, 18, 88)).toBe(false);
  expect(texts(result({ arms: [arm({ n: 18, events: 15, percent: 88 })] }), 'doubt')).toEqual([
    'arms.0.percent: naltrexone: 15 of 18 is 83.3 %, but 88 % is entered.',
  ]);
  expect(texts(result({ arms: [arm({ percent: 120 })] }), 'impossible')).toHaveLength(1);
  expect(texts(result({ type: 'paired', arms: [arm({ percent: -12 })] }), 'impossible')).toEqual([]);
});

test('spreads: greater than zero, and named before they are used', () => {
  const means = result({ type: 'continuous', arms: [arm({ n: 10, mean: 5, sd: 0 })] });
  expect(texts(means, 'impossible')).toEqual([
    'arms.0.sd: naltrexone: a standard deviation is greater than zero.',
  ]);
  const unnamed = result({ type: 'continuous', arms: [arm({ n: 17, mean: 356, spreadReported: 27 })] });
  expect(texts(unnamed, 'missing').join()).toContain('standard deviation or a standard error');
});

test('an interval runs from low to high and holds its estimate', () => {
  const of = (e: Parameters<typeof effect>[0]) => result({ type: 'effect', effect: effect(e) });
  expect(texts(of({ estimate: 1, ciLow: 2, ciHigh: 0 }), 'impossible')).toHaveLength(1);
  expect(texts(of({ estimate: 3, ciLow: 0, ciHigh: 2 }), 'impossible').join()).toContain(
    'above its interval',
  );
  expect(texts(of({ estimate: -1, ciLow: 0, ciHigh: 2 }), 'impossible').join()).toContain(
    'below its interval',
  );
  expect(texts(of({ measure: 'RR', estimate: -0.5 }), 'impossible').join()).toContain('greater than zero');
  expect(texts(of({ estimate: -0.34, ciLow: -0.95, ciHigh: 0.27, p: 0.27 }), 'impossible')).toEqual([]);
  expect(texts(of({ estimate: -0.34, ciLow: -0.95, ciHigh: 0.27, p: 0.27 }), 'doubt')).toEqual([]);
});

test('P and interval that disagree are doubted, on the scale of the measure', () => {
  const of = (e: Parameters<typeof effect>[0]) => result({ type: 'effect', effect: effect(e) });
  expect(texts(of({ estimate: 2, ciLow: -1, ciHigh: 5, p: 0.001 }), 'doubt')).toHaveLength(1);
  expect(texts(of({ measure: 'RR', estimate: 2, ciLow: 0.9, ciHigh: 5, p: 0.3 }), 'doubt')).toEqual([]);
  expect(texts(of({ measure: 'RR', estimate: 2.4, ciLow: 1.2, ciHigh: 5, p: 0.3 }), 'doubt')).toHaveLength(1);
});

test('what is missing is said: counts, paired spread, source', () => {
  const paired = result({ type: 'paired', source: { reportId: null, where: ' ', quote: '', url: '' } });
  expect(checkResult(paired).map((f) => f.field)).toEqual(['effect', 'source']);
  expect(texts(result({ arms: [arm({ percent: 45, n: 49 })] }), 'missing').join()).toContain(
    'only a percentage',
  );
});

test('impossible things come first', () => {
  const kinds = checkResult(result({ arms: [arm({ n: 5, events: 6, percent: 20 }), arm({})] })).map(
    (f) => f.kind,
  );
  expect(kinds).toEqual([...kinds].sort((a, b) => 'idm'.indexOf(a[0] ?? '') - 'idm'.indexOf(b[0] ?? '')));
  expect(kinds[0]).toBe('impossible');
});
