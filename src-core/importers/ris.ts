import { findDoi } from '#core/bibliography/identifiers';
import type { ParsedRecord } from '#core/model/record-fields';
import type { StreamingImporter } from './importer';
import { risRecord } from './ris-fields';
import type { TaggedRecord, TagRules } from './tagged';
import { taggedFormat } from './tagged-format';

/**
 * RIS of every producer (Ovid, Embase, Scopus, Web of Science, CENTRAL, EBSCO, ProQuest, PubMed, EndNote, Zotero, Mendeley, Covidence,
 * Rayyan). Two letters, two spaces, a hyphen; some programs write a tab, one space or none, and are read the same way when their TY
 * lines are written so.
 */
const strict = /^([A-Z][A-Z0-9])(?: {2}| ?\t| {3,5})-[ \t]*(.*)$/s;
const loose = /^([A-Z][A-Z0-9])[ \t]{0,5}-(?:[ \t]+(.*)|)$/s;
/** How nearly every line of every producer begins: "TI  - ", or "ER  -" and nothing more. */
const plainlyTagged = (line: string): boolean => {
  const first = line.charCodeAt(0);
  const second = line.charCodeAt(1);
  return (
    line.charCodeAt(4) === 45 &&
    line.charCodeAt(2) === 32 &&
    line.charCodeAt(3) === 32 &&
    first >= 65 &&
    first <= 90 &&
    ((second >= 65 && second <= 90) || (second >= 48 && second <= 57)) &&
    (line.length === 5 || line.charCodeAt(5) === 32)
  );
};
/** "T  - JOUR", "TY JOUR", "tY  - JOUR", "E  -", "ER": a letter or a sign of the line is lost. */
const damagedEdge =
  /^(?:[^\s-]{1,2}[ \t]{1,5}-[ \t]*(?:ABST|BOOK|CHAP|CONF|CPAPER|ELEC|GEN|JOUR|JFULL|RPRT|THES|UNPB)|TY[ \t]*-?[ \t]*[A-Z]{3,6}|ER?[ \t]{0,5}-?|R[ \t]{0,5}-)[ \t]*$/;
const doubt = (line: string, tag: string): string | null => {
  if (line.length < 20 && damagedEdge.test(line))
    return 'This line looks like the damaged first or last line of a record; perhaps two records ran together.';
  return tag === 'TY' ? 'This line belongs to no field; it was kept with the type of the record.' : null;
};
const start = /^[ \t\ufeff]{0,4}TY([ \t]{0,5})-/m;

const rulesFor = (text: string): TagRules => {
  const spacing = start.exec(text)?.[1] ?? '  ';
  const pattern = spacing.length < 2 && spacing !== '\t' ? loose : strict;
  return {
    read: (line) => {
      if (plainlyTagged(line)) return { tag: line.slice(0, 2), value: line.slice(6) };
      const code = line.charCodeAt(0);
      // an indented first line of a record is the only indentation seen in the wild
      const candidate = code === 32 && /^ {1,4}TY {2}-/.test(line) ? line.trimStart() : line;
      const found =
        code >= 65 && code <= 90
          ? pattern.exec(candidate)
          : candidate === line
            ? null
            : pattern.exec(candidate);
      if (found) return { tag: found[1]!, value: found[2] ?? '' };
      return /^ER[ \t]{0,5}-[ \t]*$/.test(line) ? { tag: 'ER', value: '' } : null;
    },
    doubt,
    start: 'TY',
    end: 'ER',
    blankEnds: false,
    once: [],
    separators:
      /^(?:\d{1,7}\.?|<\d{1,7}>|Record #\d+ of \d+|Provider: .{0,200}|Content: .{0,200}|Database: .{0,200}|EOF)$/i,
    titleTags: new Set(['TI', 'T1']),
  };
};

/** Any one of these twice says enough; of the others a producer may have one twice, but hardly two. */
const singly = ['TI', 'T1', 'DO'];
const rarely = ['VL', 'IS', 'SP', 'EP', 'JF', 'JO', 'T2', 'AN', 'PY'];
const bareDoi = (value: string): string => findDoi(value) ?? value;

/**
 * Where a second record seems to begin within this one: fields that a record has once stand there twice, with different values. That is
 * what is left where the lines between two records are missing.
 */
const secondWithin = ({ entries }: TaggedRecord): { readonly line: number; readonly tags: string } | null => {
  const before = new Map<string, string>();
  const twice = new Map<string, number>();
  for (const { tag, value, line } of entries) {
    if (value === '' || !(singly.includes(tag) || rarely.includes(tag))) continue;
    const known = before.get(tag);
    if (known === undefined) before.set(tag, value);
    else if (known !== value && (tag !== 'DO' || bareDoi(known) !== bareDoi(value)) && !twice.has(tag))
      twice.set(tag, line);
  }
  if (twice.size < 2 && !singly.some((tag) => twice.has(tag))) return null;
  return { line: Math.min(...twice.values()), tags: [...twice.keys()].join(' and ') };
};

/** What is not taken of a record is kept under its tag: without any of these nothing stands there twice. */
const left = ({ extra }: ParsedRecord): boolean =>
  (extra.TI ?? extra.T1 ?? extra.DO ?? extra.VL ?? extra.IS ?? extra.SP ?? extra.AN) !== undefined;

export const ris = {
  id: 'ris',
  label: 'RIS',
  extensions: ['ris', 'txt'],
  recognise: (head) => {
    if (start.test(head)) return 'certain';
    const tags = head.match(/^[A-Z][A-Z0-9] {2}- ?/gm)?.length ?? 0;
    return tags >= 3 && /^ER[ \t]{0,5}-/m.test(head) ? 'possible' : 'no';
  },
  cut: /[\r\n]ER {2}-[ \t]*\r?\n(?:[ \t]*\r?\n)*(?=TY {2}- )/,
  ...taggedFormat({
    rules: rulesFor,
    take: (record, report) => {
      if (record.entries.every((entry) => entry.value === '' || entry.tag === 'TY'))
        report.warn('record-empty', record.first, 'This record has no field but its type.');
      const made = risRecord(record);
      const second = left(made) ? secondWithin(record) : null;
      if (second !== null)
        report.warn(
          'record-without-end',
          second.line,
          `This record has ${second.tags} twice, with different values; perhaps two records ran together.`,
        );
      report.record(made);
    },
    empty: 'The file looks like RIS, but no record begins with a TY line.',
  }),
} as const satisfies StreamingImporter;
