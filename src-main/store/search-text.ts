import {
  asOneWord,
  endsInWholeWord,
  hasWords,
  indexedText,
  isLoneCharacter,
  searchForms,
  wholeForms,
} from '#core/bibliography/search-words';
import type { FieldEdits } from '#core/dedupe/report-fields';
import type { RecordFields } from '#core/model/record-fields';
import type { Row } from '#core/model/tables';
import type { Image } from './change-log';
import { decodeRow, type Statements } from './rows';
import { standingReports } from './standing-reports';

/** The words of a record that are searched. */
export interface RecordText {
  readonly title: string;
  readonly abstract: string;
  readonly authors: string;
}

export const textOf = (fields: RecordFields): RecordText => ({
  title: fields.title ?? '',
  abstract: fields.abstract ?? '',
  authors: fields.authors.map((a) => `${a.family} ${a.given ?? ''}`).join(' '),
});

/** Puts a record's words into the full-text index; `seq` is the record's place in its table. */
export const indexRecord = (s: Statements, seq: number, text: RecordText): void => {
  s.run(
    'INSERT INTO record_text(rowid, title, abstract, authors) VALUES(?, ?, ?, ?)',
    seq,
    indexedText(text.title),
    indexedText(text.abstract),
    indexedText(text.authors),
  );
};

/** What a person set for the report of this text, as text; nothing where another report stands for it, for then nobody sees it. */
const editsIn = (doc: string | null): string => {
  if (!doc?.includes('"edits":')) return '';
  const { aliasOf, edits } = JSON.parse(doc) as Row<'reports'>;
  return aliasOf === null ? JSON.stringify(edits ?? {}) : '';
};

/** A record as it is stored, with the report that it stands in, if it is the one that speaks for it. */
interface StoredRecord {
  readonly seq: number;
  readonly id: string;
  readonly doc: string;
  readonly report: string | null;
}

const storedBy = (key: 'id' | 'seq'): string =>
  `SELECT r.seq, r.id, r.doc, p.doc AS report FROM records r
   LEFT JOIN reports p ON p.id = r.report_id AND p.record_id = r.id AND p.removed = 0 WHERE r.${key} = ?`;

const noText: RecordText = { title: '', abstract: '', authors: '' };

/** The record's own words and those that a person set for its report, so that both the old and the new title are found. */
const wordsOf = ({ id, doc, report }: StoredRecord): RecordText => {
  const record = decodeRow('records', id, doc);
  if (!record.ok) return noText;
  const { fields } = record.value;
  const edits = JSON.parse(editsIn(report) || '{}') as FieldEdits;
  const both = (own: string | null, set: string | null | undefined): string =>
    set == null || own === set ? (own ?? '') : `${own ?? ''} ${set}`;
  return {
    ...textOf({ ...fields, authors: [...fields.authors, ...(edits.authors ?? [])] }),
    title: both(fields.title, edits.title),
    abstract: both(fields.abstract, edits.abstract),
  };
};

/** Enters the words of a record that has none in the index. */
export const indexStored = (s: Statements, seq: number): void => {
  const stored = s.one<StoredRecord>(storedBy('seq'), seq);
  if (stored !== undefined) indexRecord(s, seq, wordsOf(stored));
};

const reindexRecord = (s: Statements, id: string): void => {
  const stored = s.one<StoredRecord>(storedBy('id'), id);
  if (stored === undefined) return;
  s.run('DELETE FROM record_text WHERE rowid = ?', stored.seq);
  indexRecord(s, stored.seq, wordsOf(stored));
};

/** Brings the index to what these changes say: also those made by undo and redo, as every change but an import goes through here. */
export const reindexChanged = (s: Statements, changes: readonly Image[]): void => {
  const records = new Set<string>();
  for (const [table, id, before, after] of changes) {
    if (table === 'records' && after !== null) records.add(id);
    // To merge reports touches thousands of them, few of which were edited.
    if (table === 'reports' && after !== null && editsIn(before) !== editsIn(after))
      records.add((JSON.parse(after) as Row<'reports'>).recordId);
  }
  for (const id of records) reindexRecord(s, id);
};

/** One word or phrase in any of its spellings, unfinished where `open`, or one of these words as they stand; null where there is none. */
const term = (phrase: string, open: boolean, also: readonly string[]): string | null => {
  const isOpen = (form: string): boolean => isLoneCharacter(form) || (open && !endsInWholeWord(form));
  const forms = searchForms(phrase).map((form) => `"${form}"${isOpen(form) ? '*' : ''}`);
  const all = forms.length === 0 ? [] : [...forms, ...also.map((form) => `"${form}"`)];
  return all.length === 0 ? null : all.length === 1 ? all[0]! : `(${all.join(' OR ')})`;
};

/**
 * What somebody typed as an FTS5 query: words must all occur, "quoted words" as a phrase, and the last word may be unfinished, unless it is
 * a single letter or one as "the". Two words one after the other may stand as one in the text, and one word as two. Everything is quoted, so no character of the
 * input is taken as an operator.
 */
export const ftsQuery = (typed: string): string | null => {
  if (!hasWords(typed)) return null;
  const parts = typed.match(/"[^"]*"|[^\s"]+/g) ?? [];
  const open = !/["\s]$/.test(typed);
  const isQuoted = (at: number): boolean => parts[at]!.startsWith('"');
  const joined = parts
    .slice(1)
    .map((part, at) => (isQuoted(at) || isQuoted(at + 1) ? null : asOneWord(parts[at]!, part)));
  const terms = parts.map((part, at) => {
    if (isQuoted(at)) return term(part, false, []);
    const neighbours = [joined[at - 1], joined[at]].filter((one) => one != null);
    return term(part, open && at === parts.length - 1, [...wholeForms(part), ...neighbours]);
  });
  return terms.filter((one) => one !== null).join(' AND ') || null;
};

/** More hits than this are told in no particular order: to weigh a word that is in every record takes longer than anybody waits. */
const weighed = 1000;

/** Changes when records or reports do, and with them perhaps what is found; verdicts, notes and studies leave it. */
export const recordsState = (s: Statements): string =>
  JSON.stringify(
    s.one('SELECT (SELECT max(rev) FROM records) AS records, (SELECT max(rev) FROM reports) AS reports'),
  );

const comma = 44;
const zero = 48;

/** The numbers of a list with commas: to split it and read each takes three times as long. */
const numbersIn = (list: string): readonly number[] => {
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < list.length; at += 1) {
    const code = list.charCodeAt(at);
    if (code === comma) {
      numbers.push(number);
      number = 0;
    } else number = number * 10 + code - zero;
  }
  if (list !== '') numbers.push(number);
  return numbers;
};
/** The reports that stand for these records, each once. */
const standing = (s: Statements, seqs: readonly number[]): string[] => {
  const reports = standingReports(s);
  while (reports.readOn());
  // Told apart by number: a set of 100,000 texts takes four times as long as finding them.
  const told = Array<boolean>(reports.ids.length).fill(false);
  const ids: string[] = [];
  for (const seq of seqs) {
    const place = reports.of(seq);
    const id = reports.ids[place];
    if (place === 0 || id === undefined || told[place] === true) continue;
    told[place] = true;
    ids.push(id);
  }
  return ids;
};

/**
 * Reports with these words in title, abstract or authors of any of their records. Where there are not very many the best come first; a
 * title counts most.
 */
export const searchReports = (s: Statements, typed: string, limit: number): string[] => {
  const query = ftsQuery(typed);
  if (query === null) return [];
  const found =
    s.one<{ list: string | null }>(
      'SELECT group_concat(rowid) AS list FROM record_text WHERE record_text MATCH ?',
      query,
    )?.list ?? '';
  const hits = numbersIn(found);
  if (hits.length > weighed) return standing(s, hits).slice(0, limit);
  const rows = s.all<{ id: string }>(
    `SELECT coalesce(p.alias_of, p.id) AS id FROM record_text t
     JOIN records r ON r.seq = t.rowid JOIN reports p ON p.id = r.report_id
     WHERE record_text MATCH ? AND r.removed = 0 AND p.removed = 0
     ORDER BY bm25(record_text, 8.0, 1.0, 4.0) LIMIT ?`,
    query,
    limit,
  );
  return [...new Set(rows.map((r) => r.id))];
};
