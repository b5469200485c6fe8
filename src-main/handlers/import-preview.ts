import type { ImportPreview } from '#core/contract/imports';
import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import type { ImportWarning } from '#core/model/report';
import { ok, type Result } from '#core/result';
import type { Store } from '../store/store';
import type { FilePreview } from '../tasks/preview-file';
import { type Columns, recallColumns, rememberColumns } from './column-maps';
import type { Context } from './context';

/** A file that was read and waits to be imported. */
export interface Held {
  readonly path: string;
  readonly columns: Columns | undefined;
  /** The columns are as somebody mapped them. */
  readonly remembered: boolean;
  readonly preview: FilePreview;
  /** What could not be read of the file and was not mended since. */
  readonly unread: readonly ImportWarning[];
  /** Records of the parts that were mended, and what is told of these. */
  readonly more: readonly RecordFields[];
  readonly notes: readonly ImportWarning[];
}

type Reading = Pick<Held, 'columns' | 'remembered' | 'preview'>;

/**
 * Looks at a file; a table as its columns were mapped now, or for an earlier table of the same columns. A table of which no column is known
 * is read without any, to be mapped.
 */
export const readMapped = async (
  c: Context,
  store: Store,
  path: string,
  job: string,
  columns: Columns | undefined,
): Promise<Result<Reading, AppError>> => {
  const read = async (with_: Columns | undefined): Promise<Result<Reading, AppError>> => {
    const request = { path, project: store.path, ...(with_ === undefined ? {} : { columns: with_ }) };
    const seen = await c.previewFile(request, job);
    return seen.ok ? ok({ columns: with_, remembered: with_ !== undefined, preview: seen.value }) : seen;
  };
  const plain = await read(columns);
  const unmapped =
    !plain.ok && plain.error.code === 'format-malformed' && plain.error.detail?.columns !== undefined;
  const seen = unmapped ? await read([]) : plain;
  if (!seen.ok) return seen;
  const { table } = seen.value.preview;
  if (table === null) return seen;
  if (columns !== undefined) {
    rememberColumns(c.settings, table.headers, columns);
    return seen;
  }
  const recalled = recallColumns(c.settings, table.headers);
  const again = recalled === undefined ? null : await read(recalled);
  return again?.ok === true ? again : ok({ ...seen.value, remembered: false });
};

/** How many records were found in the file and read of it, with those that were mended by hand. */
export const countsOf = ({ preview, unread, more }: Held) => ({
  recordsFound: preview.recordsFound - (preview.unread.length - unread.length) + more.length,
  recordsRead: preview.recordsRead + more.length,
});

const shown = 1000;

/** What the import page shows of a file before anything is written. */
export const previewOf = (store: Store, token: string, held: Held): ImportPreview => {
  const { preview, unread, notes, remembered } = held;
  const before = store.by('searches', 'sha256', preview.sha256)[0];
  const { table, marks, sample, warnings: _, unread: __, ...rest } = preview;
  return {
    ...rest,
    ...countsOf(held),
    token,
    warnings: [...preview.warnings, ...notes].slice(0, shown),
    unread: unread.slice(0, shown),
    sample: [...sample],
    table:
      table === null
        ? null
        : {
            headers: [...table.headers],
            meanings: [...table.meanings],
            rows: table.rows.map((row) => [...row]),
            producer: table.producer,
            remembered,
          },
    marks:
      marks === null
        ? null
        : { ...marks, people: [...marks.people], reasons: [...marks.reasons], labels: [...marks.labels] },
    importedBefore:
      before === undefined
        ? null
        : `${before.database}${before.date === null ? '' : `, searched ${before.date}`}`,
  };
};
