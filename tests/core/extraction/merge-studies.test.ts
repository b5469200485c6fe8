import { expect, test } from 'vitest';
import { mergeStudies } from '#core/extraction/merge-studies';
import { emptyStudy } from '#core/model/empty-study';
import type { Appraisal, Arm, Study, StudyResult } from '#core/model/study';
import { starter } from '../starters/load';

const ldn = starter('ldn');
const blank: Study = { ...emptyStudy('st-a', 'Doe 2020'), conditions: ['crohns-disease'] };
const arm = (more: Partial<Arm>): Arm => ({
  id: 'arm-1',
  name: 'Naltrexone',
  role: 'intervention',
  doseMg: 4.5,
  doseNote: '',
  n: 20,
  ...more,
});
const none = { results: [], appraisals: [] };

test('what only the other study says is filled in; what it says otherwise goes into the note', () => {
  const kept = { ...blank, country: 'France', nRandomised: 40, note: 'Seen in a registry.' };
  const other: Study = {
    ...blank,
    id: 'st-b',
    label: 'Doe 2019 (abstract)',
    country: 'Belgium',
    nRandomised: 40,
    design: 'rct-parallel',
    blinding: 'double-blind',
    conditions: ['fibromyalgia', 'crohns-disease'],
    caveat: 'Abstract only.',
  };
  const { study } = mergeStudies(kept, { study: other, ...none });
  expect(study).toMatchObject({
    id: 'st-a',
    label: 'Doe 2020',
    country: 'France',
    nRandomised: 40,
    design: 'rct-parallel',
    blinding: 'double-blind',
    conditions: ['crohns-disease', 'fibromyalgia'],
    caveat: 'Abstract only.',
    note: 'Seen in a registry.\nDoe 2019 (abstract), merged into this study, said otherwise: Country: Belgium.',
  });
});

test('an arm that both name is one arm; another with the same id gets a new one, and the results follow', () => {
  const kept = {
    ...blank,
    arms: [arm({}), arm({ id: 'arm-2', name: 'Placebo', role: 'comparator', doseMg: null })],
  };
  const other: Study = {
    ...blank,
    id: 'st-b',
    arms: [
      arm({ id: 'x', name: 'naltrexone ' }),
      arm({ id: 'arm-2', name: 'Waiting list', role: 'comparator', doseMg: null }),
    ],
  };
  const [first] = ldn.results.filter(({ arms }) => arms.length >= 2);
  if (first === undefined) throw new Error('no result with two arms');
  const [a, b] = first.arms;
  if (a === undefined || b === undefined) throw new Error('no arms');
  const result: StudyResult = {
    ...first,
    studyId: 'st-b',
    arms: [
      { ...a, armId: 'x' },
      { ...b, armId: 'arm-2' },
    ],
  };
  const appraisal: Appraisal = {
    id: 'r~rob-2~ada',
    resultKey: result.key,
    studyId: 'st-b',
    tool: 'rob-2',
    toolVersion: '2019-08-22',
    aim: 'assignment',
    by: 'ada',
    answers: {},
    overrides: {},
    severalConcerns: null,
    severalConcernsReason: '',
    complete: false,
  };
  const merged = mergeStudies(kept, { study: other, results: [result], appraisals: [appraisal] });
  expect(merged.study.arms.map(({ id, name }) => [id, name])).toEqual([
    ['arm-1', 'Naltrexone'],
    ['arm-2', 'Placebo'],
    ['arm-2-2', 'Waiting list'],
  ]);
  expect(merged.results[0]?.arms.map(({ armId }) => armId)).toEqual(['arm-1', 'arm-2-2']);
  expect(merged.results[0]).toMatchObject({ id: result.id, key: result.key, studyId: 'st-a' });
  expect(merged.appraisals).toEqual([{ ...appraisal, studyId: 'st-a' }]);
});

test('populations move with their results', () => {
  const people = { conditionId: 'fibromyalgia', description: 'women', n: 12 };
  const kept = { ...blank, populations: [{ id: 'p', ...people, n: 30 }] };
  const other: Study = { ...blank, id: 'st-b', populations: [{ id: 'p', ...people }] };
  const [first] = ldn.results;
  if (first === undefined) throw new Error('no result');
  const merged = mergeStudies(kept, {
    study: other,
    results: [{ ...first, populationId: 'p' }],
    appraisals: [],
  });
  expect(merged.study.populations.map(({ id, n }) => [id, n])).toEqual([
    ['p', 30],
    ['p-2', 12],
  ]);
  expect(merged.results[0]?.populationId).toBe('p-2');
});
