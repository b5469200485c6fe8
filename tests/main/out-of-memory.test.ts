import { expect, test } from 'vitest';
import { processEnded, windowFull } from '#main/out-of-memory';

test('a process that ended with a full heap says so, any other that it stopped', () => {
  expect(processEnded(6, 'Merging stopped; nothing was merged.', 'a.ldnr')).toMatchObject({
    code: 'out-of-memory',
    text: expect.stringMatching(/^Merging stopped; nothing was merged\. .*memory/),
    where: { file: 'a.ldnr' },
  });
  expect(processEnded(5, 'Merging stopped.', 'a.ldnr').code).toBe('out-of-memory');
  expect(processEnded(1, 'Merging stopped.', 'a.ldnr')).toMatchObject({
    code: 'internal',
    text: 'Merging stopped.',
  });
});

test('a window that dies of very many reports, or of much else, is told from one that falls with few', () => {
  expect(windowFull('oom', 1, 10, 0)).toContain('It has 10 reports');
  expect(windowFull('crashed', 5, 1_500_000, 900)).toContain('1,500,000 reports');
  expect(windowFull('crashed', 133, 150_000, 3_600)).toContain('150,000 reports');
  expect(windowFull('crashed', 5, 10, 900)).toBeNull();
  expect(windowFull('crashed', 11, 1_500_000, 3_600)).toBeNull();
  expect(windowFull('killed', 5, 1_500_000, 3_600)).toBeNull();
});
