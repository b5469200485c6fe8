import { expect, test } from 'vitest';
import { emptyStudy } from '#core/model/empty-study';
import type { Appraisal, Study } from '#core/model/study';
import { labelFor, studyRows } from '../../../../src-renderer/features/studies/study-rows';
import { lowAppraisal } from '../../../core/appraisal/low-risk';
import { result } from '../../../core/extraction/rows';

const study: Study = {
  ...emptyStudy('s1', 'Smith 2011'),
  conditions: ['c1', 'gone'],
  design: 'rct-parallel',
  status: 'completed',
  nRandomised: 40,
  doseMg: 4.5,
  durationWeeks: 12,
};
const low = lowAppraisal({ resultKey: 'k1', by: 'me' });
const rows = (appraisals: Appraisal[]) =>
  studyRows({
    studies: [study],
    links: [{ id: 'l', studyId: 's1', reportId: 'r', primary: true }],
    results: [
      result({ id: '1', key: 'k1', by: 'data', verified: true }),
      result({ id: '2', key: 'k1', by: 'me', verified: false }),
      result({ id: '3', key: 'k2', by: 'data', verified: true }),
    ],
    appraisals,
    conditionNames: new Map([['c1', 'Crohn’s disease']]),
    viewer: 'me',
    isDataset: (by) => by === 'data',
    appraisalVotes: 1,
  });

test('a study counts its results once however many read them, by the reading that is shown', () => {
  expect(rows([])[0]).toMatchObject({ results: 2, verified: 1, unverified: 1, reports: 1, n: 40 });
  expect(rows([])[0]?.conditions).toBe('Crohn’s disease, gone');
});

test('lights count only appraisals that stand', () => {
  expect(rows([low])[0]?.lights).toEqual([{ level: 'low', count: 1 }]);
  expect(rows([{ ...low, complete: false }])[0]?.lights).toEqual([]);
  expect(rows([{ ...low, tool: 'unknown' }])[0]?.lights).toEqual([]);
});

test('a study is named after its first author and year', () => {
  expect(labelFor({ authors: 'Younger J, Noor N', year: 2013, title: 'x' })).toBe('Younger 2013');
  expect(labelFor({ authors: 'van der Berg AB', year: null, title: 'x' })).toBe('van der Berg');
  expect(labelFor({ authors: '', year: 2020, title: 'A long title of words' })).toBe('A long title 2020');
});
