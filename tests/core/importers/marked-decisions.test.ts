import { expect, test } from 'vitest';
import { decisionsOf, summariseMarks } from '#core/importers/marked-decisions';
import { screeningMarks } from '#core/importers/screening-marks';
import { emptyRecordFields } from '#core/model/record-fields';

const record = (extra: Record<string, string[]>) => ({ ...emptyRecordFields, extra });
const rayyan = record({
  N1: [
    'RAYYAN-INCLUSION: {"Ann"=>"Excluded", "Ben"=>"Maybe"} | RAYYAN-LABELS: rct | RAYYAN-EXCLUSION-REASONS: wrong population, animal | USER-NOTES: {"Ann"=>["look"]}',
  ],
});
const covidence = record({
  Notes: ['Exclusion reason: Wrong study design; Ask the author; '],
  Tags: ['SRH, Ongoing'],
  Study: ['Heslop 1990'],
});

test('a summary counts people, verdicts, reasons and labels', () => {
  expect(summariseMarks([rayyan, rayyan, record({})])).toEqual({
    source: 'rayyan',
    records: 2,
    people: [
      { name: 'Ann', include: 0, exclude: 2, maybe: 0, notes: 2 },
      { name: 'Ben', include: 0, exclude: 0, maybe: 2, notes: 0 },
    ],
    reasons: [
      { text: 'wrong population', count: 2 },
      { text: 'animal', count: 2 },
    ],
    labels: [{ text: 'rct', count: 2 }],
  });
  expect(summariseMarks([record({ N1: ['Included 20 patients'] })])).toBeNull();
});

test('Covidence: a reason means excluded, tags are labels, the rest of the notes a note', () => {
  expect(screeningMarks(covidence.extra)).toEqual({
    source: 'covidence',
    verdicts: [{ reviewer: null, verdict: 'exclude' }],
    reasons: ['Wrong study design'],
    labels: ['SRH', 'Ongoing'],
    notes: [{ reviewer: null, text: 'Ask the author' }],
  });
});

test('Covidence: signed remarks are those people’s, in tables and in RIS; without a name they are nobody’s', () => {
  const notes =
    'Exclusion reason: Wrong outcomes; Jane Doe (2021-05-18 22:34:01)(Select): Only surrogates; see table 2; Bo Li (2021-05-19 08:00:00)(Screen): Maybe';
  const expected = {
    source: 'covidence',
    verdicts: [{ reviewer: null, verdict: 'exclude' }],
    reasons: ['Wrong outcomes'],
    labels: [],
    notes: [
      { reviewer: 'Jane Doe', text: 'Only surrogates; see table 2' },
      { reviewer: 'Bo Li', text: 'Maybe' },
    ],
  };
  expect(screeningMarks({ Notes: [notes], Study: ['Doe 2020'] })).toEqual(expected);
  expect(screeningMarks({ N1: [notes] })).toEqual(expected);
  expect(screeningMarks({ Notes: ['Ask the author'], Study: ['Doe 2020'] })).toBeNull();
});

test('what a team settled is entered for each of its people', () => {
  const marks = screeningMarks(covidence.extra);
  if (marks === null) throw new Error('no marks');
  const both = ['r1', 'r2'].map((reviewerId) => ({ name: null, reviewerId }));
  expect(decisionsOf(marks, { people: both, reasons: [] })).toMatchObject([
    { reviewerId: 'r1', verdict: 'exclude', reasonText: 'Wrong study design', note: 'Ask the author' },
    { reviewerId: 'r2', verdict: 'exclude', reasonText: 'Wrong study design', note: '' },
  ]);
});

test('people and reasons are mapped; who is left out leaves nothing', () => {
  const marks = screeningMarks(rayyan.extra);
  if (marks === null) throw new Error('no marks');
  const plan = {
    people: [
      { name: 'Ann', reviewerId: 'r1' },
      { name: 'Ben', reviewerId: null },
    ],
    reasons: [{ text: 'wrong population', reasonId: 'population' }],
  };
  expect(decisionsOf(marks, plan)).toEqual([
    {
      reviewerId: 'r1',
      verdict: 'exclude',
      reasonId: 'population',
      reasonText: 'animal',
      note: 'look',
      labels: ['rct'],
    },
  ]);
  expect(decisionsOf(marks, { people: plan.people, reasons: [] })[0]?.reasonText).toBe(
    'wrong population; animal',
  );
  expect(decisionsOf(marks, { people: [], reasons: [] })).toEqual([]);
});
