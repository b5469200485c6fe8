import { describe, expect, it } from 'vitest';
import { databaseName, foundIn } from '#core/importers/database-name';

describe('the database a record was found in', () => {
  it('is Embase for a record that Embase.com has of MEDLINE', () => {
    const address = 'https://www.embase.com/search/results?subaction=viewrecord&id=L644585435&from=export';
    expect(foundIn('Medline', address)).toBe('Embase');
    expect(foundIn('Embase; Medline', address)).toBe('Embase');
    expect(foundIn(null, 'http://embase.com/search/results?id=L1')).toBe('Embase');
  });

  it('is what it says where its address is of somebody else', () => {
    expect(foundIn('Medline', 'https://example.org/?from=https://www.embase.com/')).toBe('Medline');
    expect(foundIn('Scopus', null)).toBe('Scopus');
    expect(foundIn(null, null)).toBeNull();
  });

  it('is one database for all the parts that Ovid names of it', () => {
    expect(foundIn('Ovid MEDLINE(R) <2023 to 2024>', null)).toBe('Ovid MEDLINE(R)');
    expect(foundIn('ERIC <1992 to June 2024>', null)).toBe('ERIC');
    expect(foundIn('<2022>', null)).toBeNull();
  });
});

it('the name of a code is what it stands for, if it stands for one database', () => {
  expect(databaseName('aph')).toBe('Academic Search Premier');
  expect(databaseName('rzh')).toBeNull();
  expect(databaseName('PTSDpubs')).toBe('PTSDpubs');
});
