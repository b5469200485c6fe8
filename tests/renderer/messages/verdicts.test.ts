import { expect, test } from 'vitest';
import { verdictTrace } from '../../../src-renderer/messages/verdicts';

test('a trace names the verdict, the reason and the report', () => {
  expect(verdictTrace('exclude', 'wrong population', { title: 'Blue light' })).toBe(
    'Excluded (wrong population): Blue light',
  );
  expect(verdictTrace('include', null, { count: 3 })).toBe('Included: 3 reports');
  expect(verdictTrace(null, null, { count: 1 })).toBe('Verdict taken back: 1 report');
  expect(verdictTrace('maybe', '', { title: '' })).toBe('Maybe: untitled');
});

test('a long title is cut, and says so', () => {
  const trace = verdictTrace('maybe', null, { title: 'word '.repeat(40) });
  expect(trace).toHaveLength('Maybe: '.length + 70);
  expect(trace.endsWith('…')).toBe(true);
});
