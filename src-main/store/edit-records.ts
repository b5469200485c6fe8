import { noticeLine } from '#core/bibliography/notices';
import { counted } from '#core/counted';
import { sumPlaces } from '#core/dedupe/record-places';
import { type EditableField, type FieldEdits, reportFields } from '#core/dedupe/report-fields';
import { type AppError, appError } from '#core/errors';
import { columnMeanings } from '#core/importers/csv-columns';
import type { TableShape } from '#core/importers/importer';
import { readAgain } from '#core/importers/read-again';
import type { Notice, RecordFields } from '#core/model/record-fields';
import type { ImportWarning, Search } from '#core/model/report';
import { ok, type Result } from '#core/result';
import { addRecords } from './add-records';
import { membersAround } from './regroup';
import { sha256 } from './sha256';
import type { Store } from './store';
import { write } from './write';

export interface FieldChange {
  readonly reportId: string;
  /** Values to set. */
  readonly set: FieldEdits;
  /** Fields that are to say again what the records say. */
  readonly reset: readonly EditableField[];
  /** The values the form was opened with: another one now means that somebody changed it since. */
  readonly was: FieldEdits;
}

const fieldWords: Record<EditableField, string> = {
  title: 'title',
  abstract: 'abstract',
  authors: 'authors',
  year: 'year',
  journal: 'journal',
  volume: 'volume',
  issue: 'issue',
  pages: 'pages',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
  registryNumbers: 'trial registration',
  accession: 'accession number',
  language: 'language',
  keywords: 'keywords',
  publicationTypes: 'publication type',
  url: 'address',
  notices: 'notices of retraction and correction',
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** "Mark as retracted: …", "Take away the notice …". */
const noticesLabel = ({ set, was }: FieldChange): string => {
  const line = (notice: Notice): string => shown(noticeLine(notice));
  const before = (was.notices ?? []).map(line);
  const after = (set.notices ?? []).map(line);
  const added = after.filter((one) => !before.includes(one));
  const taken = before.filter((one) => !after.includes(one));
  const words = [
    ...added.map((one) => `Mark as: ${one}`),
    ...taken.map((one) => `Take away the notice "${one}"`),
  ];
  return words.join('; ') || 'Edit the notices of retraction and correction';
};

const labelOf = (change: FieldChange): string => {
  const { set, reset, was } = change;
  const changed = [...(Object.keys(set) as EditableField[]), ...reset];
  const [first] = changed;
  if (changed.length === 1 && first === 'notices' && change.set.notices !== undefined)
    return noticesLabel(change);
  if (changed.length !== 1 || first === undefined)
    return `Edit ${changed.map((f) => fieldWords[f] ?? f).join(', ')}`;
  const [before, after] = [shown(was[first]), shown(set[first])];
  const detail = before !== '' && after !== '' ? `: "${before}" becomes "${after}"` : '';
  return `Edit ${fieldWords[first]}${detail}`;
};

/** Sets fields of a report by hand. The records stay as they were read; the history says what was there before. */
export const editFields = (store: Store, change: FieldChange, reviewer: string): Result<null, AppError> => {
  const done = write(store, { kind: 'records.edit', text: labelOf(change), reviewer }, (tx) => {
    const asked = tx.get('reports', change.reportId);
    const report = asked?.aliasOf == null ? asked : tx.get('reports', asked.aliasOf);
    if (report === undefined)
      return tx.refuse(appError('not-found', 'That report is not in the project (any more).'));
    const members = membersAround(store, [report.recordId]);
    const records = members.flatMap((m) => store.get('records', m.record)?.fields ?? []);
    const now = reportFields(records, report.edits);
    for (const [field, value] of Object.entries(change.was))
      if (JSON.stringify(now[field as keyof RecordFields]) !== JSON.stringify(value))
        return tx.refuse(
          appError('stale', `Somebody changed the ${fieldWords[field as EditableField] ?? field} meanwhile.`),
        );
    const dropped = new Set<string>(change.reset);
    const edits = Object.fromEntries(
      Object.entries({ ...report.edits, ...change.set }).filter(([field]) => !dropped.has(field)),
    );
    const { edits: _, ...rest } = report;
    tx.put('reports', Object.keys(edits).length === 0 ? rest : { ...rest, edits });
    return null;
  });
  return done.ok ? ok(null) : done;
};

export interface ByHand {
  readonly fields: RecordFields;
  readonly kind: Search['kind'];
  readonly database: string;
}

/** Records entered by hand, by where they were found, are one search of that name. */
export const addByHand = (
  store: Store,
  { fields, kind, database }: ByHand,
  reviewer: string,
): Result<{ reportId: string; joined: boolean }, AppError> => {
  const id = `hand-${sha256(`${kind} ${database}`).slice(0, 16)}`;
  const text = `Add a record by hand: ${shown(fields.title) || 'untitled'}`;
  const done = write(store, { kind: 'records.add', text, reviewer }, (tx) => {
    const known = tx.get('searches', id);
    const search: Search = known ?? {
      id,
      kind,
      database,
      date: null,
      strategy: '',
      note: 'Entered by hand',
      file: null,
      recordsFound: 0,
      recordsRead: 0,
      warnings: [],
      unread: [],
      importedAt: store.env.now().toISOString(),
    };
    tx.put('searches', {
      ...search,
      recordsFound: search.recordsFound + 1,
      recordsRead: search.recordsRead + 1,
    });
    const added = addRecords(tx, store, search, [fields]);
    return { reportId: added.reportIds[0] ?? '', joined: added.places.new === 0 };
  });
  return done.ok ? ok(done.value.value) : done;
};

/** What is kept with a search of a table whose unread rows may be mended later; nothing where all of it was read. */
export const keptTable = (
  table: TableShape | null,
  unread: number,
): Partial<Pick<NonNullable<Search['file']>, 'table'>> =>
  table === null || unread === 0
    ? {}
    : {
        table: {
          headers: [...table.headers],
          meanings: [...table.meanings],
          delimiter: table.delimiter,
        },
      };

/** Which sheet of a workbook was read, where there are others. */
export const keptSheet = (table: TableShape | null): Partial<Pick<NonNullable<Search['file']>, 'sheet'>> =>
  table?.sheet === undefined || (table.sheets ?? []).length < 2 ? {} : { sheet: table.sheet };

/** What an import report keeps of a part that was mended: where it stood and what it was before. */
export const mendedNote = (part: ImportWarning): ImportWarning => ({
  line: part.line,
  code: 'mended-by-hand',
  text: `Mended by hand and read. It could not be read before: ${part.text}`,
  ...(part.raw === undefined ? {} : { raw: part.raw }),
});

/** Reads an unread part of an import again, as mended by hand; what it gives becomes part of the same search. */
export const mendUnread = (
  store: Store,
  searchId: string,
  part: { readonly at: number; readonly was: string; readonly raw: string },
  reviewer: string,
): Result<{ records: number }, AppError> => {
  const search = store.get('searches', searchId);
  const unread = search?.unread[part.at];
  if (search?.file == null || unread === undefined || (unread.raw ?? '') !== part.was)
    return {
      ok: false,
      error: appError('stale', 'This part of the import was read or changed meanwhile.'),
    };
  const { format, table } = search.file;
  const read = readAgain({
    format,
    raw: part.raw,
    ...(table === undefined
      ? {}
      : {
          headers: table.headers,
          delimiter: table.delimiter,
          columns: table.meanings.map((meaning) => columnMeanings.find((one) => one === meaning) ?? null),
        }),
  });
  if (!read.ok) return read;
  const n = read.value.length;
  const text = `Mend line ${unread.line ?? '?'} of ${search.file.name}: ${counted(n, 'record', 'records')}`;
  const done = write(store, { kind: 'imports.mend', text, reviewer }, (tx) => {
    const added = addRecords(tx, store, search, read.value);
    tx.put('searches', {
      ...search,
      ...(search.places && { places: sumPlaces([search.places, added.places]) }),
      recordsFound: search.recordsFound + n - 1,
      recordsRead: search.recordsRead + n,
      unread: search.unread.filter((_, at) => at !== part.at),
      warnings: [...search.warnings, mendedNote(unread)],
    });
    return { records: n };
  });
  return done.ok ? ok(done.value.value) : done;
};
