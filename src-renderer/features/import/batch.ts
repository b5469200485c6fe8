import { useMemo } from 'react';
import type { ImportPreview } from '#core/contract/imports';
import type { AppError } from '#core/errors';
import type { Search } from '#core/model/report';
import { createStore } from '../../ui/store';

export interface ImportForm {
  readonly kind: Search['kind'];
  readonly database: string;
  readonly date: string;
  readonly strategy: string;
  readonly note: string;
}

/** One chosen file on its way into the project. */
export interface ImportFile {
  readonly job: string;
  /** The review it is meant for: another one opened meanwhile does not see it. */
  readonly project: string;
  readonly path: string;
  readonly name: string;
  readonly state: 'waiting' | 'reading' | 'ready' | 'writing' | 'failed';
  readonly preview: ImportPreview | null;
  readonly form: ImportForm;
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

export const addFile = (file: ImportFile): void => batch.set([...batch.get(), file]);

export const changeFile = (job: string, change: Partial<ImportFile>): void =>
  batch.set(batch.get().map((file) => (file.job === job ? { ...file, ...change } : file)));

export const removeFile = (job: string): void => batch.set(batch.get().filter((file) => file.job !== job));

export const emptyForm: ImportForm = { kind: 'database', database: '', date: '', strategy: '', note: '' };

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
