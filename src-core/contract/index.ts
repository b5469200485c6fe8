import type { AppError } from '../errors';
import { app } from './app';
import type { Callers, Handlers } from './define';
import { duplicates } from './duplicates';
import { exports } from './exports';
import { imports } from './imports';
import type { ChangeBatch } from './mirror';
import { mirror } from './mirror-calls';
import { type FileCheck, type ProjectState, projects, type Undoing } from './projects';
import { records } from './records';
import { review } from './review';
import { screening } from './screening';
import { studies } from './studies';

/** THE contract: every call the renderer can make. The channel is `area.call`; preload and main are both derived from it. */
export const contract = {
  app,
  projects,
  mirror,
  review,
  records,
  imports,
  duplicates,
  screening,
  studies,
  exports,
};

export type Contract = typeof contract;
export type ContractHandlers = { readonly [A in keyof Contract]: Handlers<Contract[A]> };
export type Api = { readonly [A in keyof Contract]: Callers<Contract[A]> };

/** What main tells the renderer without being asked. */
export interface Events {
  /** Committed rows, in order. */
  readonly changes: ChangeBatch;
  /** The open project changed (opened, closed, saved, undo stack). */
  readonly project: ProjectState | null;
  readonly progress: {
    readonly job: string;
    readonly done: number;
    readonly total: number;
    readonly text: string;
  };
  /** A large project file is being read through for damage, or is no more. */
  readonly checking: FileCheck | null;
  /** How far an undo or redo is that takes long; null when it is over. */
  readonly undoing: Undoing | null;
  /** A menu item or accelerator: the id of a command in the renderer's registry. */
  readonly command: { readonly id: string };
  /** A file was dropped on the dock, passed on the command line, or opened by the system. */
  readonly failure: AppError;
}
export const eventNames = [
  'changes',
  'project',
  'progress',
  'checking',
  'undoing',
  'command',
  'failure',
] as const satisfies readonly (keyof Events)[];

/** The whole of what preload exposes as `window.workbench`. */
export interface Bridge {
  readonly api: Api;
  readonly on: <E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) => () => void;
  /** The path of a file that the user dropped on the window. */
  readonly pathForFile: (file: object) => string;
}
