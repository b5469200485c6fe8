import { useMemo } from 'react';
import type { MadeChange } from '#core/contract/change';
import { type ImportPreview, searchDateSchema } from '#core/contract/imports';
import type { PlaceCounts } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import { holdsRecords } from '#core/importers/csv-columns';
import type { Search } from '#core/model/report';
import type { Stage } from '#core/model/review';
import { createStore } from '../../ui/store';

export interface ImportForm {
  readonly kind: Search['kind'];
  readonly database: string;
  readonly platform: string;
  readonly date: string;
  readonly strategy: string;
  readonly note: string;
}

/** How far the records were screened before they came here. */
export interface ScreenedForm {
  readonly how: 'none' | 'marks' | 'included' | 'full-text' | 'excluded';
  /** The stage that a file's marks are about. */
  readonly stage: Stage;
  /** For each person of the file: a reviewer's id, `new` or `leave`. */
  readonly people: readonly string[];
  /** For each reason of the file: a reason's id, `add` or `words`. */
  readonly reasons: readonly string[];
}
export const notScreened: ScreenedForm = { how: 'none', stage: 'title-abstract', people: [], reasons: [] };

/** One chosen file on its way into the project. */
export interface ImportFile {
  readonly job: string;
  /** The review it is meant for: another one opened meanwhile does not see it. */
  readonly project: string;
  readonly path: string;
  readonly name: string;
  /** `queued`: to be written when the files before it are. */
  readonly state: 'waiting' | 'reading' | 'ready' | 'queued' | 'writing' | 'failed';
  readonly preview: ImportPreview | null;
  readonly form: ImportForm;
  readonly screened: ScreenedForm;
  readonly error: AppError | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** When the work in hand began, for the time left. */
  readonly since: number;
}

const batch = createStore<readonly ImportFile[]>([]);
export const useBatch = (project: string): readonly ImportFile[] => {
  const files = batch.use();
  return useMemo(() => files.filter((f) => f.project === project), [files, project]);
};

export const filesNow = (): readonly ImportFile[] => batch.get();

/** In the order in which they are counted against each other. */
export const failedLast = (files: readonly ImportFile[]): readonly ImportFile[] => [
  ...files.filter(({ error }) => error === null),
  ...files.filter(({ error }) => error !== null),
];

export const addFile = (file: ImportFile): void => batch.set([...batch.get(), file]);

/** Other jobs tell how far they are too: where no file is meant, nothing is drawn again. */
export const changeFile = (job: string, change: Partial<ImportFile>): void => {
  const files = batch.get();
  if (files.some((file) => file.job === job))
    batch.set(files.map((file) => (file.job === job ? { ...file, ...change } : file)));
};

/** What an import would make of the records of previewed files, by the token of the preview. */
export const setPlaces = (places: ReadonlyMap<string, PlaceCounts>): void =>
  batch.set(
    batch.get().map((file) => {
      const counts = file.preview === null ? undefined : places.get(file.preview.token);
      const same = JSON.stringify(counts) === JSON.stringify(file.preview?.places);
      return file.preview === null || counts === undefined || same
        ? file
        : { ...file, preview: { ...file.preview, places: counts } };
    }),
  );

export const removeFile = (job: string): void => batch.set(batch.get().filter((file) => file.job !== job));

export const emptyForm: ImportForm = {
  kind: 'database',
  database: '',
  platform: '',
  date: '',
  strategy: '',
  note: '',
};

/** What one file brought when it was imported. */
export interface Brought {
  readonly searchId: string;
  readonly places: PlaceCounts;
  /** Verdicts that came from another screening program, those that stood here already, and reports with labels or notes alone. */
  readonly decisions: number;
  readonly decisionsHere: number;
  readonly labelled: number;
  /** Studies with results that came with another program's review, and what of it could not be taken. */
  readonly studies: number;
  readonly results: number;
  readonly notTaken: readonly string[];
  readonly change: MadeChange | undefined;
}

/** Reports merged as duplicates: new ones, and such as were in the review before. */
export interface Merged {
  readonly ofNew: number;
  readonly earlier: number;
}

/** What the last import brought, shown until the next one or until it is closed. */
export interface LastImport {
  readonly project: string;
  readonly files: readonly Brought[];
  /** Reports merged as duplicates; null while they are looked for, or when that was cancelled. */
  readonly merged: Merged | null;
}
export const lastImport = createStore<LastImport | null>(null);

/** YYYY-MM-DD, YYYY-MM or YYYY, or nothing: the day of a search is often known by month only. */
export const isSearchDate = (text: string): boolean =>
  text === '' || searchDateSchema.safeParse(text).success;

export const isComplete = (form: ImportForm): boolean =>
  form.database.trim() !== '' && isSearchDate(form.date.trim());

/** What has to be said of a file before it can be imported; null where nothing has. */
export const missing = ({ form, preview }: Pick<ImportFile, 'form' | 'preview'>): string | null => {
  if (preview === null) return null;
  if (preview.table !== null && !holdsRecords(preview.table.meanings))
    return 'Say first which column holds the titles.';
  if (form.database.trim() === '') return 'Name the source first.';
  return null;
};

export const isImportable = ({ state, form, preview }: ImportFile): boolean =>
  state === 'ready' &&
  isComplete(form) &&
  preview !== null &&
  preview.recordsRead > 0 &&
  missing({ form, preview }) === null;

/** Sources of PRISMA's flow: searches of databases and registers, and everything found by other methods. */
export const searchKinds: readonly { readonly value: Search['kind']; readonly label: string }[] = [
  { value: 'database', label: 'Database' },
  { value: 'register', label: 'Trial register' },
  { value: 'citation-searching', label: 'Citation searching' },
  { value: 'website', label: 'Website' },
  { value: 'organisation', label: 'Organisation' },
  { value: 'other', label: 'Other method' },
];

export const kindLabel = (kind: Search['kind']): string =>
  searchKinds.find((k) => k.value === kind)?.label ?? kind;

/** Where databases are searched, to choose from; any other can be typed. */
export const usualPlatforms: readonly string[] = [
  'PubMed.gov',
  'Ovid',
  'EBSCOhost',
  'Elsevier',
  'Clarivate',
  'Cochrane Library',
  'ProQuest',
];

/** Names to choose from; any other can be typed. */
export const usualDatabases: readonly string[] = [
  'PubMed',
  'MEDLINE (Ovid)',
  'Embase',
  'CENTRAL',
  'Web of Science',
  'Scopus',
  'PsycINFO',
  'CINAHL',
  'ClinicalTrials.gov',
  'WHO ICTRP',
  'Google Scholar',
];
