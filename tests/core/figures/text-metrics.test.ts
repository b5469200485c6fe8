import { expect, test } from 'vitest';
import { textWidth, wrapText } from '#core/figures/text-metrics';

test('width grows with size, weight and length', () => {
  expect(textWidth('', 12)).toBe(0);
  expect(textWidth('0000', 10)).toBeCloseTo(4 * 6.31, 9);
  expect(textWidth('Total', 24)).toBeCloseTo(2 * textWidth('Total', 12), 9);
  expect(textWidth('Total', 12, 600)).toBeGreaterThan(textWidth('Total', 12));
  expect(textWidth('\u4e2d', 10)).toBe(10);
});

test('lines are broken at spaces, then after hyphens, then anywhere', () => {
  const long = 'The International Study-Group-on-Naltrexone of Pennsylvania';
  const lines = wrapText(long, 90, 12);
  expect(lines.every((line) => textWidth(line, 12) <= 90)).toBe(true);
  expect(lines.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
  expect(wrapText('Orpington-Moderate', 70, 12)).toEqual(['Orpington-', 'Moderate']);
  expect(wrapText('abcdefghij', 14, 12).every((line) => line.length > 0)).toBe(true);
  expect(wrapText('a', 0, 12)).toEqual(['a']);
  expect(wrapText('', 50, 12)).toEqual(['']);
});

test('a no-break space holds', () => {
  expect(wrapText('Smith 2011\u00a0†', 58, 12)).toEqual(['Smith', '2011\u00a0†']);
});
