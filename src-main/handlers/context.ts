import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import type { Duplicates } from '#core/dedupe/find-duplicates';
import type { ReferenceList } from '../exports/references';
import type { ReferencesTask } from '../tasks/export-references';
import type { ParsedImport, ParseRequest } from '../tasks/parse-file';
import type { DuplicatesTask } from '../tasks/run-duplicates';
import type { SettingsFile } from '../files/settings';
import type { Emit, OpenProject } from '../open-project';

/** What handlers may use. Dialogs and windows come in as functions, so that handlers run in tests without Electron. */
export interface Context {
  readonly project: OpenProject;
  readonly settings: SettingsFile;
  readonly emit: Emit;
  readonly documents: string;
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
  /** Reads and parses a reference file in a process of its own. */
  readonly parseFile: (request: ParseRequest, job: string) => Promise<Result<ParsedImport, AppError>>;
  /** Looks for duplicates in the project file, in a process of its own. */
  readonly findDuplicates: (task: DuplicatesTask, job: string) => Promise<Result<Duplicates, AppError>>;
  /** Computes a list of references from the project file, in a process of its own. */
  readonly exportReferences: (task: ReferencesTask, job: string) => Promise<Result<ReferenceList, AppError>>;
  readonly cancelJob: (job: string) => void;
}
