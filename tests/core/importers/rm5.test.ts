import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { rm5Review } from '#core/importers/rm5-review';
import { resultSchema, studySchema } from '#core/model/study';
import { fixtureBytes, fixturePath } from './fixtures';

const file = 'rm5/made__small-review.rm5';

test('references with what the review says of their studies', () => {
  const read = importFile('x.rm5', fixtureBytes(file));
  if (!read.ok) throw new Error(read.error.text);
  expect(read.value.format).toBe('rm5');
  expect(read.value.warnings).toEqual([]);
  const [first, second, , excluded, other] = read.value.records;
  expect(first).toMatchObject({
    title: 'A trial of naltrexone in pain',
    authors: [
      { family: 'One', given: 'A' },
      { family: 'Zwei', given: 'BC' },
    ],
    year: 2001,
    journal: 'Pain',
    volume: '9',
    issue: '1',
    pages: '253-74',
    doi: '10.1000/one',
    pmid: '11111',
  });
  expect(first?.extra).toMatchObject({
    'RevMan study': ['One 2001'],
    'RevMan list': ['included'],
    'RevMan participants': ['60 adults\nmean age 44'],
    'RevMan risk of bias': ['Random sequence generation (selection bias): Low risk. Computer list'],
  });
  expect(second?.extra).toMatchObject({ NOTES: ['found by hand'], CY: ['Wien'], TYPE: ['CONFERENCE_PROC'] });
  expect(excluded?.extra).toMatchObject({
    'RevMan list': ['excluded'],
    'RevMan reason_for_exclusion': ['No control group'],
  });
  expect(other?.extra).toMatchObject({ 'RevMan list': ['additional'], NAME: ['Higgins 2011'] });
});

test('included studies, comparisons, outcomes and numbers become rows; the rest is told', () => {
  const review = rm5Review(readFileSync(fixturePath(file), 'utf8'), 'ada', 'small.rm5');
  expect(review.title).toBe('Naltrexone for pain & fatigue');
  for (const study of review.studies) expect(studySchema.safeParse(study).success).toBe(true);
  for (const result of review.results) expect(resultSchema.safeParse(result).success).toBe(true);
  expect(
    review.studies.map(({ label, design, arms }) => [
      label,
      design,
      ...arms.map(({ name, n }) => `${name} ${n}`),
    ]),
  ).toEqual([
    ['One 2001', 'rct-parallel', 'Naltrexone 31', 'Placebo 30'],
    ['Two 2005', 'other', 'Naltrexone 12', 'Placebo 11'],
  ]);
  expect(review.outcomes.map(({ name, type }) => [name, type])).toEqual([
    ['Pain relief', 'dichotomous'],
    ['Fatigue score', 'continuous'],
    ['Relapse', 'other'],
  ]);
  expect(review.comparisons).toMatchObject([
    { name: 'Naltrexone versus placebo', intervention: 'Naltrexone', comparator: 'Placebo' },
  ]);
  expect(review.results).toMatchObject([
    {
      studyId: 'STD-One-2001',
      type: 'dichotomous',
      arms: [
        { events: 10, n: 30 },
        { events: 5, n: 29 },
      ],
    },
    {
      studyId: 'STD-One-2001',
      timePoint: 'At 12 weeks',
      arms: [
        { mean: 4.5, sd: 1.1 },
        { mean: 5.25, sd: 1.3 },
      ],
    },
    { studyId: 'STD-Two-2005', type: 'continuous' },
    { studyId: 'STD-Two-2005', type: 'effect', effect: { measure: 'HR', se: 0.25 } },
  ]);
  expect(review.results[3]?.effect?.estimate).toBeCloseTo(0.5, 12);
  expect(review.studies.map(({ importedJudgements }) => importedJudgements)).toEqual([
    [
      {
        tool: 'RoB 1',
        review: 'Naltrexone for pain & fatigue',
        domain: 'Random sequence generation (selection bias)',
        judgement: 'Low risk',
        support: 'Computer list',
      },
    ],
    [
      {
        tool: 'RoB 1',
        review: 'Naltrexone for pain & fatigue',
        domain: 'Random sequence generation (selection bias)',
        judgement: 'Unclear risk',
        support: '',
      },
    ],
  ]);
  expect(review.results[0]?.source).toMatchObject({
    where: 'small.rm5, line 33: analysis 1.1 (Naltrexone versus placebo; Pain relief), One 2001',
    quote: 'EVENTS_1="10" TOTAL_1="30" EVENTS_2="5" TOTAL_2="29"',
  });
  expect(review.notTaken).toHaveLength(1);
});

test('what is not taken is told in the number that it has', () => {
  const notTaken = (...spoilt: string[]): readonly string[] =>
    rm5Review(
      spoilt.reduce(
        (text, was) => text.replace(was, was.replace(/"[\d.]+"/, '"x"')),
        readFileSync(fixturePath(file), 'utf8'),
      ),
      'ada',
      'small.rm5',
    ).notTaken;
  expect(notTaken('EVENTS_1="10"')[0]).toMatch(/^1 number that cannot be read; its place is empty: /);
  expect(notTaken('EVENTS_1="10"', 'MEAN_1="4.5"')[0]).toMatch(
    /^2 numbers that cannot be read; their places are empty: /,
  );
});

test('means and SDs keep the zeros that they were entered with', () => {
  const row = (attributes: string) =>
    `<CONT_DATA STUDY_ID="STD-One-2001" MEAN_1="3.50" SD_1="1.0" TOTAL_1="20" MEAN_2="4" SD_2="1.25" TOTAL_2="21" ${attributes}/>`;
  const review = (attributes: string) =>
    rm5Review(
      readFileSync(fixturePath(file), 'utf8').replace(/<CONT_DATA [^>]*STD-One-2001"\/>/, row(attributes)),
      'ada',
      'small.rm5',
    ).results.find(({ type }) => type === 'continuous')?.arms;
  expect(review('')).toMatchObject([
    { mean: 3.5, meanDecimals: 2, sd: 1, sdDecimals: 1 },
    { mean: 4, sd: 1.25 },
  ]);
  expect(review('')?.[1]).not.toHaveProperty('sdDecimals');
  // RevMan's own files write 1 as "1.0".
  const saved = review('EFFECT_SIZE="-0.5" WEIGHT="100.0"')?.[0];
  expect(saved).toMatchObject({ mean: 3.5, meanDecimals: 2, sd: 1 });
  expect(saved).not.toHaveProperty('sdDecimals');
});

test('a field that is never closed takes none of those after it along', () => {
  const text = new TextDecoder().decode(fixtureBytes(file)).replace('<AU>Two D</AU>', '<AU>Two D');
  const read = importFile('x.rm5', new TextEncoder().encode(text), { format: 'rm5' });
  if (!read.ok) throw new Error(read.error.text);
  const sound = importFile('x.rm5', fixtureBytes(file));
  expect(read.value.records.map((record) => record.title)).toEqual(
    sound.ok ? sound.value.records.map((record) => record.title) : null,
  );
  expect(read.value.warnings.map((one) => one.text)).toContain(
    'A field of this reference is never closed; those that follow within it were read by themselves.',
  );
});
