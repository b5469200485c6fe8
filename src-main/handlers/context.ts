import type { Duplicates } from '#core/dedupe/find-duplicates';
import type { PlaceCounts } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import type { SettingsFile } from '../files/settings';
import type { Emit, OpenProject } from '../open-project';
import type { FoundOutcome } from '../store/duplicates';
import type { CompareTask } from '../tasks/compare-files';
import type { ReferencesTask } from '../tasks/export-references';
import type { ImportedFile, ImportTask } from '../tasks/import-file';
import type { KeepTask } from '../tasks/keep-duplicates';
import type { FilePreview, PreviewTask } from '../tasks/preview-file';
import type { DuplicatesTask } from '../tasks/run-duplicates';
import type { UndoTask } from '../tasks/undo';

/** What handlers may use. Dialogs and windows come in as functions, so that handlers run in tests without Electron. */
export interface Context {
  readonly project: OpenProject;
  readonly settings: SettingsFile;
  readonly emit: Emit;
  /** The person's own folder, shown as ~. */
  readonly home: string;
  readonly documents: string;
  /** A folder for what need not outlive the program. */
  readonly scratch: string;
  readonly resources: string;
  readonly versions: {
    readonly app: string;
    readonly electron: string;
    readonly chromium: string;
    readonly node: string;
  };
  readonly developmentRuntime: boolean;
  readonly askOpenProject: () => Promise<string | null>;
  readonly askOpenReferences: () => Promise<string[]>;
  readonly askSave: (
    suggestion: string,
    filter: { name: string; extensions: string[] },
  ) => Promise<string | null>;
  readonly openExternal: (url: string) => Promise<void>;
  readonly setZoom: (percent: number) => void;
  // Each of these in a process of its own:
  /** Reads a reference file and tells what it holds. */
  readonly previewFile: (task: PreviewTask, job: string) => Promise<Result<FilePreview, AppError>>;
  /** Says of the records of previewed files what the project makes of them. */
  readonly compareFiles: (
    task: CompareTask,
    job: string,
  ) => Promise<Result<readonly PlaceCounts[], AppError>>;
  /** Writes a reference file into the project that is lent. */
  readonly importFile: (task: ImportTask, job: string) => Promise<Result<ImportedFile, AppError>>;
  /** Looks for duplicates in the project file. */
  readonly findDuplicates: (task: DuplicatesTask, job: string) => Promise<Result<Duplicates, AppError>>;
  /** Writes what was found into the project that is lent. */
  readonly keepDuplicates: (task: KeepTask, job: string) => Promise<Result<FoundOutcome, AppError>>;
  /** Takes back in the project that is lent. */
  readonly undo: (
    task: UndoTask,
    job: string,
    onProgress: (percent: number) => void,
  ) => Promise<Result<{ did: string }, AppError>>;
  /** Writes a list of references from the project file, under a name that is not yet its own. */
  readonly exportReferences: (task: ReferencesTask, job: string) => Promise<Result<null, AppError>>;
  readonly cancelJob: (job: string) => void;
}
