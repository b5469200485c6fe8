import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { readRubyHash, screeningMarks } from '#core/importers/screening-marks';
import { fixtureBytes } from './fixtures';

test('Rayyan: votes of named people, reasons, labels and notes', () => {
  const note =
    'RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben \\"B\\""=>"Excluded", "Cy"=>"Maybe"} | RAYYAN-LABELS: rct,LDN | RAYYAN-EXCLUSION-REASONS: wrong population, animal | USER-NOTES: {"Ann"=>["look | again", "two"]}';
  expect(screeningMarks({ N1: ['Something', note] })).toEqual({
    source: 'rayyan',
    verdicts: [
      { reviewer: 'Ann', verdict: 'include' },
      { reviewer: 'Ben "B"', verdict: 'exclude' },
      { reviewer: 'Cy', verdict: 'maybe' },
    ],
    reasons: ['wrong population', 'animal'],
    labels: ['rct', 'LDN'],
    notes: [
      { reviewer: 'Ann', text: 'look | again' },
      { reviewer: 'Ann', text: 'two' },
    ],
  });
});

test('real exports: Rayyan’s RIS and CSV, ASReview’s RIS and CSV', () => {
  const marks = (file: string): ReturnType<typeof screeningMarks>[] => {
    const result = importFile(file, fixtureBytes(file));
    return result.ok ? result.value.records.map((record) => screeningMarks(record.extra)) : [];
  };
  for (const file of [
    'ris/citation-file-formatting___baseline_rayyan.ris',
    'csv/citation-file-formatting___baseline_rayyan.csv',
  ])
    expect(marks(file)[0]?.verdicts, file).toEqual([{ reviewer: 'Emily', verdict: 'include' }]);
  const labels = marks('ris/asreview__baseline_tag-notes_labels.ris').map(
    (one) => one?.verdicts[0]?.verdict ?? null,
  );
  expect(labels.slice(0, 4)).toEqual(['include', 'exclude', null, null]);
  const table = marks('csv/asreview__generic_labels.csv').map((one) => one?.verdicts[0]?.verdict ?? null);
  expect(new Set(table)).toEqual(new Set(['include', 'exclude']));
});

test('what is no mark is none, and broken hashes end where they break', () => {
  expect(screeningMarks({ N1: ['Included 20 patients'] })).toBeNull();
  expect(readRubyHash('{"Ann"=>"Included", "Ben"=>system("rm")}')).toEqual([['Ann', ['Included']]]);
  expect(readRubyHash(`{"Ann"=>"${'x'.repeat(100_000)}`)).toEqual([]);
  expect(readRubyHash('nothing')).toEqual([]);
});

test('ASReview’s tables: its own label before that of the file it was given, with person, note and tags', () => {
  expect(
    screeningMarks({
      included: ['1'],
      asreview_label: ['0.0'],
      asreview_time: ['2025-01-02 10:00:00'],
      asreview_note: ['no itch'],
      asreview_user_name: ['Ben Bo'],
      asreview_user_email: ['b@x.org'],
      asreview_tag_design_rct: ['1'],
      asreview_tag_design_cohort: ['0'],
    }),
  ).toEqual({
    source: 'asreview',
    verdicts: [{ reviewer: 'Ben Bo', verdict: 'exclude' }],
    reasons: [],
    labels: ['design_rct'],
    notes: [{ reviewer: 'Ben Bo', text: 'no itch' }],
  });
  expect(
    screeningMarks({ included: ['1'], asreview_ranking: ['4'], exported_notes_1: ['good'] }),
  ).toMatchObject({
    source: 'asreview',
    verdicts: [{ reviewer: null, verdict: 'include' }],
    notes: [{ reviewer: null, text: 'good' }],
  });
  expect(screeningMarks({ asreview_ranking: ['4'] })).toMatchObject({ verdicts: [], notes: [] });
});

test('a column of verdicts is known whatever its capitals', () => {
  expect(screeningMarks({ Included: ['Yes'] })).toMatchObject({
    source: 'labels',
    verdicts: [{ reviewer: null, verdict: 'include' }],
  });
  expect(screeningMarks({ Labels: ['1'] })).toBeNull();
});
