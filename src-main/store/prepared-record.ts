import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { ok, type Result } from '#core/result';
import { type NewRecord, reportIdOf } from './new-records';
import { encodeRow } from './rows';
import { type RecordText, textOf } from './search-text';
import { sha256 } from './sha256';

/** The text of a record's fields as UTF-8: bytes `start` to before `end`. Room for the rest of its row (`roomFor`) lies around them. */
export interface JsonBytes {
  readonly memory: Buffer;
  readonly start: number;
  readonly end: number;
}

/** What a record brings, encoded. Nothing of the project is needed to make one, so a thread beside the one that writes can. */
export interface EncodedFields {
  /** The text of `RecordFields`. */
  readonly json: string | JsonBytes;
  readonly title: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly database: string | null;
  /** Its words for the search index; null: they enter it later (`WordIndex`). */
  readonly text: RecordText | null;
}

/** The same where it is a text. */
export interface EncodedText extends EncodedFields {
  readonly json: string;
}

/** A new record as the file takes it: its row's text, its search columns and its words. */
export interface PreparedRecord extends NewRecord, Omit<EncodedFields, 'json'> {}

/**
 * The same text as `encodeRow` gives of these fields, without looking at every value of a large file once more: the types say what a parser
 * hands over, but for a year that is no whole number.
 */
export const encodeFields = (f: RecordFields, words: 'now' | 'later'): Result<EncodedText, AppError> => {
  if (f.year !== null && !Number.isSafeInteger(f.year)) {
    const checked = encodeRow('records', { id: '-', searchId: '-', ordinal: 0, reportId: '-', fields: f });
    if (!checked.ok) return checked;
  }
  const { title, doi, pmid, database } = f;
  const fields: RecordFields = {
    title,
    abstract: f.abstract,
    authors: f.authors,
    year: f.year,
    journal: f.journal,
    volume: f.volume,
    issue: f.issue,
    pages: f.pages,
    doi,
    pmid,
    pmcid: f.pmcid,
    registryNumbers: f.registryNumbers,
    accession: f.accession,
    database,
    language: f.language,
    keywords: f.keywords,
    publicationTypes: f.publicationTypes,
    url: f.url,
    notices: f.notices,
    extra: f.extra,
  };
  const text = words === 'now' ? textOf(f) : null;
  return ok({ json: JSON.stringify(fields), title, doi, pmid, database, text });
};

/** What the ids of all records of a new search begin with. */
export const idsOf = (searchId: string): string => sha256(searchId).slice(0, 18);

/** The id of a record by what all ids of its search begin with, and its place in the search. */
export const recordIdOf = (ids: string, ordinal: number): string =>
  `${ids}${ordinal.toString(16).padStart(6, '0')}`;

/** How the text of a record's row begins; the text of its fields follows, and a brace. */
const rowStart = (id: string, searchId: string, ordinal: number): string =>
  `{"id":"${id}","searchId":${JSON.stringify(searchId)},"ordinal":${ordinal},"reportId":"${reportIdOf(id)}","fields":`;

/** The bytes to leave free before the text of a record's fields; one more is needed after it. */
export const roomFor = (searchId: string): number =>
  Buffer.byteLength(rowStart(`${idsOf(searchId)}ffffffff`, searchId, 0xffffffff));

/** Writes the rest of the row around the fields, where they stand. */
const completed = ({ memory, start, end }: JsonBytes, before: string): Uint8Array => {
  const from = start - Buffer.byteLength(before);
  memory.write(before, from);
  memory[end] = 0x7d;
  return memory.subarray(from, end + 1);
};

/** Makes the records of one new search, in order. Ids that follow each other end up side by side in the file's indexes. */
export const recordPreparer = (searchId: string): ((encoded: EncodedFields) => PreparedRecord) => {
  const base = idsOf(searchId);
  let ordinal = 0;
  return ({ json, title, doi, pmid, database, text }) => {
    const id = recordIdOf(base, ordinal);
    const before = rowStart(id, searchId, ordinal);
    ordinal += 1;
    const doc = typeof json === 'string' ? `${before}${json}}` : completed(json, before);
    return { id, doc, title, doi, pmid, database, text };
  };
};
