import { expect, test } from 'vitest';
import { rob2 } from '#core/appraisal/tools/rob-2';
import type { Appraisal, Study } from '#core/model/study';
import { labelFor, studyRows } from '../../../../src-renderer/features/studies/study-rows';
import { result } from '../../../core/extraction/rows';

const study: Study = {
  id: 's1',
  label: 'Smith 2011',
  conditions: ['c1', 'gone'],
  design: 'rct-parallel',
  designNote: '',
  status: 'completed',
  blinding: '',
  country: '',
  nRandomised: 40,
  nAnalysed: null,
  doseMg: 4.5,
  doseNote: '',
  durationWeeks: 12,
  durationNote: '',
  comparator: '',
  registration: '',
  funding: '',
  primaryOutcome: '',
  arms: [],
  periods: [],
  populations: [],
  caveat: '',
  note: '',
};
const yes = ['1.1', '1.2', '2.6', '3.1', '5.1'];
const no = ['1.3', '2.1', '2.2', '4.1', '4.2', '4.3', '5.2', '5.3'];
const low: Appraisal = {
  id: 'a1',
  resultKey: 'k1',
  studyId: 's1',
  tool: rob2.id,
  toolVersion: rob2.version,
  aim: 'assignment',
  by: 'me',
  answers: Object.fromEntries([
    ...yes.map((id) => [id, { answer: 'Y' as const, support: '' }]),
    ...no.map((id) => [id, { answer: 'N' as const, support: '' }]),
  ]),
  overrides: {},
  severalConcerns: null,
  severalConcernsReason: '',
  complete: true,
};
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
