import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureBytes, fixtures } from '../core/importers/fixtures';

/** Repeatable chance (mulberry32). */
const makeChance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Words of real titles or abstracts as they follow each other, so that common ones are as common as they are. */
const wordsOf = (tags: string): readonly string[] => {
  const line = new RegExp(`^(?:${tags}) {2}- (.*)$`, 'gm');
  const decoder = new TextDecoder('utf-8');
  return fixtures
    .filter(({ format }) => format === 'ris')
    .flatMap(({ file }) => [...decoder.decode(fixtureBytes(file)).matchAll(line)])
    .flatMap(([, text]) => (text ?? '').split(/\s+/).filter((word) => /^[\p{L}\p{N}(]/u.test(word)));
};

const databases = ['PubMed', 'Embase', 'CENTRAL', 'Scopus', 'PsycINFO'] as const;
const families =
  'Younger Müller García Østergaard Çelik Łukasz Smith Zhang Nakamura Éluard ävall De Souza Håkansson Ivanov Kowalski Adams baker Öztürk'.split(
    ' ',
  );

/**
 * Writes one RIS file for each of five databases, `count` records in all, the same every time: every title another one (some 90 letters), 1,500
 * letters of abstract, 2,000 journals of which a few have most articles, years of which the late ones have most, one to eight authors with
 * and without accents; every fiftieth without abstract. Gives the paths.
 */
export const writeMadeUpReview = (folder: string, count: number): readonly string[] => {
  const chance = makeChance(7);
  const titles = wordsOf('TI|T1');
  const abstracts = wordsOf('AB|N2');
  const run = (words: readonly string[], length: number): string => {
    const at = Math.floor(chance() * (words.length - length));
    return words.slice(at, at + length).join(' ');
  };
  const upto = (text: string, words: readonly string[], letters: number): string => {
    let whole = text;
    while (whole.length < letters) whole += ` ${run(words, 3 + Math.floor(chance() * 6))}`;
    return whole;
  };
  const journals = Array.from({ length: 2000 }, () => upto('', abstracts, 12).slice(1, 40));
  const seen = new Set<string>();
  const title = (n: number): string => {
    // Real titles are too few to make so many of them.
    const made = upto(run(abstracts, 4), chance() < 0.2 ? titles : abstracts, 40 + chance() * 80);
    const whole = made.charAt(0).toUpperCase() + made.slice(1);
    if (seen.has(whole)) return `${whole} (${n})`;
    seen.add(whole);
    return whole;
  };
  const author = (): string =>
    `${families[Math.floor(chance() * families.length)]}${chance() < 0.5 ? '' : `-${run(abstracts, 1).replace(/[^\p{L}]/gu, '')}`}, ${String.fromCharCode(65 + Math.floor(chance() * 26))}.`;
  const record = (n: number): string =>
    [
      'TY  - JOUR',
      `TI  - ${title(n)}`,
      ...Array.from({ length: 1 + Math.floor(chance() * 8) }, () => `AU  - ${author()}`),
      `PY  - ${2025 - Math.floor(45 * chance() ** 2)}`,
      `JO  - ${journals[Math.floor(journals.length * chance() ** 3)]}`,
      ...(n % 50 === 7 ? [] : [`AB  - Patients in the ${upto('study', abstracts, 1480)}.`]),
      `DO  - 10.5555/made.${n}`,
      'LA  - eng',
      'ER  - \n',
    ].join('\n');
  return databases.map((name, at) => {
    const path = join(folder, `${name}.ris`);
    const file = openSync(path, 'w');
    for (let n = at; n < count; n += databases.length * 1000) {
      let part = '';
      for (let next = n; next < Math.min(count, n + databases.length * 1000); next += databases.length)
        part += `${record(next)}\n`;
      writeSync(file, part);
    }
    closeSync(file);
    return path;
  });
};
