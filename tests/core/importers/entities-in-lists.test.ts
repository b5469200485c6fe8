import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';

const kaefer = { family: 'Käfer', given: 'Wolfgang' };
const two = [kaefer, { family: 'Vossen', given: 'Gottfried' }];
const names = 'Wolfgang K&#228;fer; Gottfried Vossen';
const words = 'K&auml;fer; Schr&#xf6;dinger&apos;s cat; light';
const keywords = ['Käfer', "Schrödinger's cat", 'light'];

const files: readonly (readonly [name: string, text: string, fields: object])[] = [
  [
    'x.csv',
    `Title,Authors,Keywords,Publication Type\nOn light,${names},${words},K&#228;fer; Letter\n`,
    { authors: two, keywords, publicationTypes: ['Käfer', 'Letter'] },
  ],
  ['one.csv', 'Title,Authors\nOn light,Wolfgang K&#228;fer\n', { authors: [kaefer] }],
  ['x.ris', `TY  - JOUR\nTI  - On light\nKW  - ${words}\nER  - \n`, { keywords }],
  [
    'x.bib',
    `@article{a,\n  title = {On light},\n  keywords = {K&auml;fer, light}\n}\n`,
    { keywords: ['Käfer', 'light'] },
  ],
  [
    'x.json',
    JSON.stringify([{ id: 'a', title: 'On light', author: [], issued: {}, keyword: 'K&auml;fer, light' }]),
    { keywords: ['Käfer', 'light'] },
  ],
  [
    'x.xml',
    `<xml><records><record><titles><title>On light</title></titles><keywords><keyword>${words.replaceAll('&', '&amp;')}</keyword></keywords></record></records></xml>`,
    { keywords },
  ],
  ['x.enw', `%0 Journal Article\n%T On light\n%A Noor, B\n%K ${words}\n`, { keywords }],
  [
    'x.ciw',
    `FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU K&#228;fer, W\nTI On light\nDE ${words}\nDT K&auml;fer; Letter\nER\n\nEF\n`,
    { authors: [{ family: 'Käfer', given: 'W' }], keywords, publicationTypes: ['Käfer', 'Letter'] },
  ],
];

test.each(files)('%s: the ";" of an entity parts no list', (name, text, fields) => {
  const read = importFile(name, new TextEncoder().encode(text));
  expect(read).toMatchObject({ ok: true, value: { records: [fields] } });
});
