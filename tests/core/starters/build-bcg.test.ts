import { expect, test } from 'vitest';
import { list, load, object } from '../../reference/load';
import { starter } from './load';

const rows = starter('bcg');
const oracle = list(load('oracle/meta/bcg-rr.json').studies).map(object);

test('13 trials with the counts, years, latitudes and allocations of the data set', () => {
  expect(rows.studies).toHaveLength(13);
  rows.studies.forEach((study, i) => {
    const result = rows.results[i]!;
    const expected = oracle[i]!;
    const [vaccine, none] = result.arms;
    expect(result.studyId).toBe(study.id);
    expect({
      label: study.label,
      events1: vaccine?.events,
      n1: vaccine?.n,
      events2: none?.events,
      n2: none?.n,
      random: study.design === 'rct-parallel',
      year: rows.records[i]?.fields.year,
    }).toEqual({
      label: expected.label,
      events1: expected.events1,
      n1: expected.n1,
      events2: expected.events2,
      n2: expected.n2,
      random: expected.subgroup === 'random',
      year: expected.year,
    });
    expect(study.note).toBe(
      `Year: ${expected.year}. Latitude: ${expected.moderator} degrees from the equator. Allocation: ${expected.subgroup}.`,
    );
    expect(study.populations[0]?.description).toBe(`At ${expected.moderator} degrees from the equator`);
  });
});

test('records name the authors that the data set names, with titles that say they are descriptive', () => {
  expect(rows.records.map(({ fields }) => fields.authors.map(({ family }) => family))).toEqual([
    ['Aronson'],
    ['Ferguson', 'Simes'],
    ['Rosenthal'],
    ['Hart', 'Sutherland'],
    ['Frimodt-Moller'],
    ['Stein', 'Aronson'],
    ['Vandiviere'],
    ['TPT Madras'],
    ['Coetzee', 'Berjak'],
    ['Rosenthal'],
    ['Comstock'],
    ['Comstock', 'Webster'],
    ['Comstock'],
  ]);
  expect(
    rows.records.every(({ fields }) => /^\[.*title not in the data set\]$/.test(fields.title ?? '')),
  ).toBe(true);
});

test('every result says where its counts were read', () => {
  for (const { source, caveat } of rows.results) {
    expect(source.where).toBe('Colditz 1994, as in metadat::dat.bcg');
    expect(caveat).toContain('not in the report of the trial');
  }
});
