import { expect, test } from 'vitest';
import { tables } from '#core/model/tables';
import {
  comparisonsList,
  conditionsList,
  criteriaList,
  exclusionReasonsList,
  outcomesList,
  reviewersList,
} from '../../../../src-renderer/features/setup/lists';

test('a new row of every list fits the schema of its table', () => {
  expect(tables.criteria.schema.safeParse(criteriaList.blank('x', 'i', 1)).success).toBe(true);
  expect(tables.conditions.schema.safeParse(conditionsList.blank('x', 'i', 1)).success).toBe(true);
  expect(tables.outcomes.schema.safeParse(outcomesList.blank('x', 'i', 1)).success).toBe(true);
  expect(tables.comparisons.schema.safeParse(comparisonsList.blank('x', 'i', 1)).success).toBe(true);
  expect(tables.exclusionReasons.schema.safeParse(exclusionReasonsList.blank('x', 'i', 1)).success).toBe(
    true,
  );
  expect(tables.reviewers.schema.safeParse(reviewersList.blank('x', 'i', 1)).success).toBe(true);
});

test('every column reads back what it writes', () => {
  const row = comparisonsList.blank('LDN', 'i', 1);
  for (const column of comparisonsList.columns) {
    const text = column.kind === 'number' ? '4.5' : 'other words';
    expect(column.read(column.write(row, text))).toBe(text);
  }
  const outcome = outcomesList.blank('Pain', 'i', 1);
  for (const column of outcomesList.columns)
    if (column.kind === 'choice')
      for (const { value } of column.options) expect(column.read(column.write(outcome, value))).toBe(value);
});

test('a dose band says what is wrong with it', () => {
  const row = { ...comparisonsList.blank('LDN', 'i', 1), doseTo: 6 };
  const from = comparisonsList.columns.find(({ key }) => key === 'doseFrom');
  expect(from?.problem?.('1', row)).toBeNull();
  expect(from?.problem?.('', row)).toBeNull();
  expect(from?.problem?.('7', row)).toBe('The band ends before it begins.');
  expect(from?.problem?.('much', row)).toBe('A dose is a number of mg a day.');
});

test('the ends of a scale are numbers, or empty, in their order', () => {
  const row = { ...outcomesList.blank('Pain', 'i', 1), scaleMax: 10 };
  const column = (key: string) => outcomesList.columns.find((one) => one.key === key)!;
  const [lowest, highest] = [column('scaleMin'), column('scaleMax')];
  expect(lowest.problem?.('0', row)).toBeNull();
  expect(lowest.problem?.('', row)).toBeNull();
  expect(lowest.problem?.('-4.5', row)).toBeNull();
  expect(lowest.problem?.('10', row)).toBe('The scale ends before it begins.');
  expect(highest.problem?.('much', row)).toContain('is a number');
  expect(highest.read(row)).toBe('10');
  expect(highest.read(highest.write(row, ''))).toBe('');
  expect(lowest.write(row, '-4.5')).toMatchObject({ scaleMin: -4.5, scaleMax: 10 });
  expect(lowest.read(outcomesList.blank('Pain', 'i', 1))).toBe('');
});

test('the first nine exclusion reasons have a key', () => {
  expect(exclusionReasonsList.keyOf?.(0)).toBe('1');
  expect(exclusionReasonsList.keyOf?.(8)).toBe('9');
  expect(exclusionReasonsList.keyOf?.(9)).toBeNull();
});
