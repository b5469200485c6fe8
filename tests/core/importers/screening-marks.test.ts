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

test('our own lists: lines and columns say it where the rest of it was lost, and before what other programs left', () => {
  const lines = [
    'RAYYAN-INCLUSION: {"Emily"=>"Included"}',
    'Title/abstract: include (Kay Board)',
    'Title/abstract: exclude (Bo; wrong dose; animal)\nLabels (Bo): rct; old\nNote (Bo): ask\nagain',
    'Full text: maybe (Kay Board)',
    'Title/abstract: settled as include (Ann; read again)',
  ];
  const places: Record<string, string[]>[] = [
    { N1: lines },
    { Notes: [lines.join('\n')] },
    { annote: [lines.join('\n')] },
  ];
  for (const extra of places)
    expect(screeningMarks({ 'RevMan list': ['excluded'], ...extra })?.own).toEqual({
      votes: [
        {
          stage: 'title-abstract',
          by: 'Kay Board',
          verdict: 'include',
          reason: '',
          labels: [],
          note: '',
        },
        {
          stage: 'title-abstract',
          by: 'Bo',
          verdict: 'exclude',
          reason: 'wrong dose; animal',
          labels: ['rct', 'old'],
          note: 'ask\nagain',
        },
        { stage: 'full-text', by: 'Kay Board', verdict: 'maybe', reason: '', labels: [], note: '' },
      ],
      settled: [{ stage: 'title-abstract', verdict: 'include', reason: 'read again', by: 'Ann', note: '' }],
    });
  const columns = { 'Title/abstract': ['include'], 'Full text': ['exclude'], 'Exclusion reason': ['dose'] };
  expect(screeningMarks({ ...columns, Labels: ['rct; old'] })).toMatchObject({
    source: 'ldn',
    verdicts: [
      { reviewer: null, verdict: 'include', stage: 'title-abstract' },
      { reviewer: null, verdict: 'exclude', stage: 'full-text' },
    ],
    reasons: ['dose'],
    labels: ['rct', 'old'],
  });
  expect(screeningMarks({ 'Full text': ['https://x.org/1.pdf'] })).toBeNull();
  expect(screeningMarks({ N1: ['Note (1): Labels (2): none'] })).toBeNull();
  expect(screeningMarks({ 'LDN Workbench screening': ['{"votes":[{"stage":1}]}', '{'] })).toBeNull();
});

test('what stands in a record twice is said once', () => {
  const note = 'RAYYAN-INCLUSION: {"Emily"=>"Included"} | USER-NOTES: {"Emily"=>["look"]}';
  expect(screeningMarks({ N1: [note], notes: [note] })).toMatchObject({
    verdicts: [{ reviewer: 'Emily', verdict: 'include' }],
    notes: [{ reviewer: 'Emily', text: 'look' }],
  });
});
