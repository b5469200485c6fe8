import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { fixtureBytes, squeezed } from './fixtures';

const sound = new TextDecoder().decode(fixtureBytes('rm5/made__small-review.rm5'));

const read = (text: string) => {
  const file = importFile('x.rm5', new TextEncoder().encode(text), { format: 'rm5' });
  if (!file.ok) throw new Error(file.error.text);
  return file.value;
};

const titles = read(sound).records.map(({ title }) => title ?? '');

const within = sound.indexOf('<STUDY DATA_SOURCE="PUB" ID="STD-Two');

/** Damage, and how many of the five references are still records; the others stand in what is told. */
const damages: readonly (readonly [what: string, damaged: string, records: number])[] = [
  ['the title of the review is never closed', sound.replace('</TITLE></COVER_SHEET>', ''), 5],
  [
    'the title is cut, and with it the beginning of the list',
    sound.replace(/fatigue<\/TITLE>[\s\S]*?<INCLUDED_STUDIES>/, ''),
    5,
  ],
  ['identifiers are never closed', sound.replace('</IDENTIFIERS></REFERENCE>', ''), 5],
  ['a field becomes another element', sound.replace('</AU><TI>Naltrexone and', '<iAU><TI>Naltrexone and'), 5],
  [
    'the file ends in a reference of which only the end is left, within the title',
    sound.slice(0, sound.indexOf(' fatigue</TITLE>')) +
      sound.slice(sound.indexOf('>A trial of'), sound.indexOf('-74</PG>')),
    0,
  ],
  ['a study is never closed', sound.replace('</STUDY>', ''), 5],
  ['an ampersand in an attribute', sound.replace('ID="STD-Three-2007"', 'ID="STD-Th&ree-2007"'), 5],
  [
    'a judgement is never closed, and the lists come after it',
    `${sound.slice(sound.indexOf('<QUALITY_ITEMS>')).replace(/<\/QUALITY_ITEM>/, '')}${sound.slice(0, sound.indexOf('<QUALITY_ITEMS>'))}`,
    5,
  ],
  ['the file begins in the midst of a study', sound.slice(within + 60), 2],
  ['the tag of a title is cut', sound.replace(/<INCLUDED_STUDIES>[\s\S]*?<TI>/, '<I>'), 2],
];

test.each(damages)('%s: no reference is lost without a word', (_, damaged, records) => {
  const file = read(damaged);
  expect(file.records.length).toBe(records);
  const said = squeezed(
    [
      ...file.records.map(({ title, extra }) => [title, ...Object.values(extra).flat()].join(' ')),
      ...file.unread.map(({ raw }) => raw),
      ...file.warnings.map(({ raw }) => raw ?? ''),
    ].join(' '),
  );
  for (const title of titles.filter((one) => damaged.includes(one))) expect(said).toContain(squeezed(title));
  expect(file.warnings.length + file.unread.length).toBeGreaterThan(0);
});
