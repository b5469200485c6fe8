import { expect, test } from 'vitest';
import { resultName } from '#core/extraction/result-name';

test('a result is named by what is known of it, with nothing between commas left empty', () => {
  expect(resultName({ outcomeText: 'Pain', timePoint: '12 weeks' })).toBe('Pain, 12 weeks');
  expect(resultName({ outcomeText: 'Pain', timePoint: '' })).toBe('Pain');
  expect(resultName({ outcomeText: '', timePoint: '12 weeks' })).toBe('12 weeks');
});
