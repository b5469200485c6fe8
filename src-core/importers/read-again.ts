import { type AppError, appError } from '#core/errors';
import { type RecordFields, recordFieldsSchema } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { quoteFaults } from './csv';
import type { ColumnMeaning } from './csv-columns';
import { importerById } from './index';

/** The text of one record that could not be read, mended by hand, with what its file says of all records. */
export interface MendedText {
  readonly format: string;
  readonly raw: string;
  /** Of a table: its columns, and what they hold where somebody said so. */
  readonly headers?: readonly string[];
  readonly columns?: readonly (ColumnMeaning | null)[];
  readonly delimiter?: string;
}

/** A record cut out of an XML file needs the elements around it that make it a file of its format. */
const frames: Readonly<Record<string, readonly [string, string]>> = {
  'pubmed-xml': ['<PubmedArticleSet>', '</PubmedArticleSet>'],
  'endnote-xml': ['<xml><records>', '</records></xml>'],
  'ictrp-xml': ['<Trials_downloaded_from_ICTRP>', '</Trials_downloaded_from_ICTRP>'],
};

/** More than a record can be; a whole file belongs into the import. */
export const mostMendedChars = 1_000_000;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const textOf = ({ format, raw, headers, delimiter }: MendedText): { format: string; texts: string[] } => {
  if (format === 'csv' || format === 'xlsx')
    return { format: 'csv', texts: [`${(headers ?? []).map(quoted).join(delimiter ?? ',')}\n${raw}\n`] };
  const frame = frames[format];
  return { format, texts: frame === undefined ? [raw] : [raw, frame.join(raw)] };
};

/**
 * Reads mended text as its file was read. Errors: `format-malformed` where it still holds no record, with what was found instead;
 * `file-too-large`; `unknown-id`.
 */
export const readAgain = (mended: MendedText): Result<readonly RecordFields[], AppError> => {
  if (mended.raw.length > mostMendedChars)
    return err(
      appError(
        'file-too-large',
        `This is more than ${mostMendedChars} characters; import it as a file of its own.`,
      ),
    );
  const { format, texts } = textOf(mended);
  const importer = importerById(format);
  if (!importer.ok) return importer;
  let reason = 'It still holds no record that can be read.';
  for (const text of texts) {
    const parsed = importer.value.parse(
      text,
      mended.columns === undefined ? {} : { columns: mended.columns },
    );
    if (!parsed.ok) {
      reason = parsed.error.text;
      continue;
    }
    const { records, unread, warnings } = parsed.value;
    // Of one row nothing follows: it would all be the text of one cell.
    const open = warnings.find(({ text }) => text === quoteFaults.open);
    if (open !== undefined) reason = 'A quotation mark opens in this text and is never closed.';
    else if (records.length > 0 && unread.length === 0)
      return ok(records.map((record) => recordFieldsSchema.parse(record)));
    reason = unread[0]?.reason ?? reason;
  }
  return err(appError('format-malformed', reason));
};
