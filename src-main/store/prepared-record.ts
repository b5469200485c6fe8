import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import type { RecordRow } from '#core/model/report';
import { ok, type Result } from '#core/result';
import { type EncodedRow, encodeRow } from './rows';
import { type RecordText, textOf } from './search-text';
import { sha256 } from './sha256';

/** What a record brings, encoded. Nothing of the project is needed to make one, so a thread beside the one that writes can. */
export interface EncodedFields {
  /** The text of `RecordFields`. */
  readonly json: string;
  readonly title: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly database: string | null;
  /** Its words for the search index; null: they enter it later (`WordIndex`). */
  readonly text: RecordText | null;
}

/** A new record as the file takes it: its row's text and its search columns. */
export interface PreparedRecord extends EncodedRow, EncodedFields {
  readonly reportId: string;
}

/**
 * The same text as `encodeRow` gives of these fields, without looking at every value of a large file once more: the types say what a parser
 * hands over, but for a year that is no whole number.
 */
export const encodeFields = (f: RecordFields, words: 'now' | 'later'): Result<EncodedFields, AppError> => {
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

/** Makes the records of one new search, in order. Ids that follow each other end up side by side in the file's indexes. */
export const recordPreparer = (searchId: string): ((encoded: EncodedFields) => PreparedRecord) => {
  const base = sha256(searchId).slice(0, 18);
  let ordinal = 0;
  return (encoded) => {
    const id = `${base}${ordinal.toString(16).padStart(6, '0')}`;
    const reportId = `r${id}`;
    const rest = { id, searchId, ordinal, reportId } satisfies Omit<RecordRow, 'fields'>;
    ordinal += 1;
    const { doi, pmid } = encoded;
    return {
      id,
      doc: `${JSON.stringify(rest).slice(0, -1)},"fields":${encoded.json}}`,
      keys: [reportId, searchId, doi, pmid],
      reportId,
      ...encoded,
    };
  };
};
