import { closeSync, openSync, writeSync } from 'node:fs';
import { fixtureBytes, fixtures } from '../core/importers/fixtures';

/** Records of the RIS fixtures as they stand in their files, those with a title and an abstract. */
const records = (): string[] => {
  const decoder = new TextDecoder('utf-8');
  return fixtures
    .filter(({ format }) => format === 'ris')
    .flatMap(({ file }) => decoder.decode(fixtureBytes(file)).split(/^ER {2}-.*$/m))
    .map((record) => record.trim().replace(/\r\n?/g, '\n'))
    .filter(
      (record) =>
        /^(?:TI|T1) {2}- .{20}/m.test(record) &&
        /^(?:AB|N2) {2}- .{200}/m.test(record) &&
        record.startsWith('TY') &&
        record.length < 2_450,
    );
};

/**
 * Writes a RIS file of `count` records made from real ones: each with other words in its title and other numbers, and every tenth one of
 * an earlier record again without its DOI, as another database would have it. About 1.8 kB a record, the same bytes every time.
 */
export const writeBigRis = (path: string, count: number): number => {
  const base = records();
  const words = [
    ...new Set(
      base.flatMap((record) => /^(?:TI|T1) {2}- (.*)$/m.exec(record)?.[1]?.match(/\p{L}{5,}/gu) ?? []),
    ),
  ].sort();
  const word = (n: number, salt: number): string => {
    let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return words[((mixed ^ (mixed >>> 13)) >>> 0) % words.length]!;
  };
  const file = openSync(path, 'w');
  let bytes = 0;
  let part = '';
  const flush = (): void => {
    bytes += writeSync(file, part);
    part = '';
  };
  for (let at = 0; at < count; at += 1) {
    const again = at % 10 === 9;
    const n = again ? at - 7 : at;
    const record = base[n % base.length]!.replace(
      /^(TI|T1) {2}- (.*)$/gm,
      (_, tag: string, title: string) => {
        const parts = title.split(' ');
        for (let step = 1; step < parts.length; step += 2) parts[step] = word(n, step);
        return `${tag}  - ${parts.join(' ')} in ${word(n, 101)} and ${word(n, 203)}`;
      },
    )
      .replace(
        /^(AB|N2) {2}- (.{0,260}\S*)/gm,
        (_, tag: string) =>
          `${tag}  - ${Array.from({ length: 32 }, (__, step) => word(n, 300 + step)).join(' ')}`,
      )
      .replace(/\b10\.\d{4,9}\/\S+/g, (doi) => (again ? '' : `${doi}.${n}`))
      .replace(
        /^(AN|ID|U2|C5|M1|N1) {2}- (\D{0,12})(\d{5,})/gm,
        (_, tag: string, before: string, digits: string) =>
          `${tag}  - ${before}${String((Number(digits) + n * 7919) % 10 ** digits.length).padStart(digits.length, '1')}`,
      );
    part += `${record}\nER  - \n\n`;
    if (part.length > 4_000_000) flush();
  }
  flush();
  closeSync(file);
  return bytes;
};
