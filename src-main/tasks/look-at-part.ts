import { authorsLine } from '#core/contract/report-list-row';
import { databaseName, foundIn } from '#core/importers/database-name';
import type { PartReport } from '#core/importers/importer';
import { screeningMarks } from '#core/importers/screening-marks';
import { emptyRecordFields, type RecordFields } from '#core/model/record-fields';
import { type KeptPart, partKeeper } from './kept-records';
import { type FilePart, readPart, type SplitFile } from './stream-file';

export interface SampleRecord {
  readonly title: string;
  readonly authors: string;
  readonly year: number | null;
  readonly journal: string;
  readonly hasAbstract: boolean;
}

interface Marked {
  /** The record's place in the part. */
  readonly at: number;
  readonly extra: RecordFields['extra'];
}

/** What the import page tells of the records of a part of a file; of a record nothing is kept but what it can be told again by. */
export interface PartLook {
  readonly sample: readonly SampleRecord[];
  readonly count: Readonly<Record<(typeof counted)[number], number>>;
  /** The databases that its records name, with how many do. */
  readonly databases: readonly (readonly [name: string, records: number])[];
  /** Further fields of the records that somebody screened elsewhere. */
  readonly marked: readonly Marked[];
  /** One entry a record. */
  readonly dois: readonly (string | null)[];
  readonly pmids: readonly (string | null)[];
  readonly titles: readonly (string | null)[];
  /** Where they are kept for their import; null where they are not. */
  readonly kept: KeptPart | null;
}

/** A file of two databases has no one source: of the rest somebody may have written a name another way. */
const nearlyAll = 0.9;
const counted = ['abstract', 'doi', 'pmid'] as const;
export const sampleSize = 5;

const sampleOf = (fields: RecordFields): SampleRecord => ({
  title: fields.title ?? '',
  authors: authorsLine(fields.authors),
  year: fields.year,
  journal: fields.journal ?? '',
  hasAbstract: fields.abstract !== null,
});

/** Looks at records one by one. */
export const partLooker = () => {
  const sample: SampleRecord[] = [];
  const count = { abstract: 0, doi: 0, pmid: 0 };
  const databases = new Map<string, number>();
  const marked: Marked[] = [];
  const [dois, pmids, titles]: [(string | null)[], (string | null)[], (string | null)[]] = [[], [], []];
  return {
    take: (fields: RecordFields): void => {
      const { extra, doi, pmid, title } = fields;
      const database = foundIn(fields.database, fields.url);
      if (sample.length < sampleSize) sample.push(sampleOf(fields));
      for (const key of counted) if (fields[key] !== null) count[key] += 1;
      if (database !== null) databases.set(database, (databases.get(database) ?? 0) + 1);
      if (screeningMarks(extra) !== null) marked.push({ at: titles.length, extra });
      dois.push(doi);
      pmids.push(pmid);
      titles.push(title);
    },
    look: (kept: KeptPart | null = null): PartLook => ({
      sample,
      count,
      databases: [...databases],
      marked,
      dois,
      pmids,
      titles,
      kept,
    }),
  };
};

/** Reads a part of a large file and looks at its records; they are kept in the folder `keep`, where one is given. */
export const lookAtPart = (
  file: Omit<SplitFile, 'parts'>,
  part: FilePart,
  keep: string | null,
  onBytes: (count: number) => void,
): { readonly look: PartLook; readonly report: PartReport } => {
  const { take, look } = partLooker();
  const keeper = keep === null ? null : partKeeper(keep, part);
  const each = (fields: RecordFields): void => {
    take(fields);
    keeper?.add(fields);
  };
  const report = readPart(file, part, each, onBytes);
  return { look: look(keeper?.end() ?? null), report };
};

/** The looks at the parts of a file, taken one after another, as one look at all of it. */
export const looksJoined = () => {
  const sample: SampleRecord[] = [];
  const count = { abstract: 0, doi: 0, pmid: 0 };
  const databases = new Map<string, number>();
  const marked: RecordFields[] = [];
  const markedAt: number[] = [];
  let records = 0;
  return {
    take: (look: PartLook): void => {
      sample.push(...look.sample.slice(0, sampleSize - sample.length));
      for (const key of counted) count[key] += look.count[key];
      for (const [name, n] of look.databases) databases.set(name, (databases.get(name) ?? 0) + n);
      for (const { at, extra } of look.marked) {
        marked.push({ ...emptyRecordFields, extra });
        markedAt.push(records + at);
      }
      records += look.titles.length;
    },
    sample,
    count,
    marked,
    markedAt,
    /** The database that more than half of the records name, and nearly all of those that name any. */
    database: (): string | null => {
      const [name, n] = [...databases].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
      const naming = [...databases.values()].reduce((sum, one) => sum + one, 0);
      return n * 2 > records && n >= naming * nearlyAll ? databaseName(name) : null;
    },
  };
};
