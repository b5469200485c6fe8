import type { ImportPreview } from '#core/contract/imports';
import { type AppError, appError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import type { ImportWarning } from '#core/model/report';
import { err, ok, type Result } from '#core/result';
import type { Store } from '../store/store';
import type { KeptFile } from '../tasks/compare-files';
import type { FilePreview, PreviewTask } from '../tasks/preview-file';
import { type Columns, recallColumns, rememberColumns } from './column-maps';
import type { Context } from './context';

/** A file that was read and waits to be imported. */
export interface Held {
  readonly path: string;
  readonly columns: Columns | undefined;
  /** Of a workbook: the sheet that somebody chose. */
  readonly sheet: string | undefined;
  /** The columns are as somebody mapped them. */
  readonly remembered: boolean;
  readonly preview: FilePreview;
  /** Where what its records can be told again by is kept. */
  readonly keys: string;
  /** What its places were counted against: the state of the project and the files before it. */
  readonly against: string;
  /** What could not be read of the file and was not mended since. */
  readonly unread: readonly ImportWarning[];
  /** Records of the parts that were mended, and what is told of these. */
  readonly more: readonly RecordFields[];
  readonly notes: readonly ImportWarning[];
}

type Reading = Pick<Held, 'columns' | 'remembered' | 'preview'>;

/** What the places of a file were counted against. */
export const against = (store: Store, before: readonly KeptFile[]): string =>
  [store.path, store.head.revision, ...before.map(({ keys }) => keys)].join(' ');

/**
 * Looks at a file; a table as its columns were mapped now, or for an earlier table of the same columns. A table of which no column is known
 * is read without any, to be mapped.
 */
export const readMapped = async (
  c: Context,
  store: Store,
  job: string,
  {
    path,
    columns,
    ...compared
  }: Pick<PreviewTask, 'path' | 'keys' | 'before' | 'sheet'> & {
    readonly columns: Columns | undefined;
  },
  /** Whether it was cancelled: asked between two readings, when there is no process to stop. */
  isStopped: () => boolean,
): Promise<Result<Reading, AppError>> => {
  const read = async (with_: Columns | undefined): Promise<Result<Reading, AppError>> => {
    const request = {
      path,
      project: store.path,
      ...compared,
      ...(with_ === undefined ? {} : { columns: with_ }),
    };
    if (isStopped()) return err(appError('cancelled', 'Reading was cancelled; nothing was imported.'));
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
  if (again?.ok === true) return again;
  // What was kept of the first reading was written over by the second.
  const asFirst = again === null ? seen : await read(seen.value.columns);
  return asFirst.ok ? ok({ ...asFirst.value, remembered: false }) : asFirst;
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
  const before = store.by('searches', 'sha256', preview.sha256).at(-1);
  const {
    table,
    marks,
    review,
    sample,
    warnings: _,
    unread: __,
    kept: ___,
    markedAt: ____,
    ...rest
  } = preview;
  return {
    ...rest,
    ...countsOf(held),
    token,
    warnings: [...preview.warnings, ...notes].slice(0, shown),
    unread: unread.slice(0, shown),
    sample: [...sample],
    suggestedDatabase: before?.database ?? rest.suggestedDatabase,
    table:
      table === null
        ? null
        : {
            headers: [...table.headers],
            meanings: [...table.meanings],
            rows: table.rows.map((row) => [...row]),
            producer: table.producer,
            remembered,
            ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
            ...(table.sheets === undefined ? {} : { sheets: table.sheets.map((one) => ({ ...one })) }),
          },
    marks:
      marks === null
        ? null
        : { ...marks, people: [...marks.people], reasons: [...marks.reasons], labels: [...marks.labels] },
    review:
      review === null
        ? null
        : {
            ...review,
            lists: [...review.lists],
            comparisons: [...review.comparisons],
            notTaken: [...review.notTaken],
          },
  };
};
