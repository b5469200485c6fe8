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
