import * as z from 'zod';
import { type MadeChange, madeChangeSchema } from './change';
import { call } from './define';

/** What a key that takes back a verdict may take back: nothing else. */
const undoOnly = ['pair-verdict', 'screening'] as const;
export type VerdictKind = (typeof undoOnly)[number];
/** What alone may be taken back, or done again. */
export type OnlyThis = { readonly only: VerdictKind } | { readonly of: MadeChange };

export const starterIds = ['ldn', 'bcg'] as const;

export const projectStateSchema = z.object({
  path: z.string(),
  fileName: z.string(),
  title: z.string(),
  instanceId: z.string(),
  revision: z.number(),
  hash: z.string(),
  /** Null when it can be written; otherwise the sentence why not. */
  readOnly: z.string().nullable(),
  reviewerId: z.string().nullable(),
  reviewerName: z.string().nullable(),
  /** Time of the last committed change, ISO. */
  savedAt: z.string().nullable(),
  /** Another process writes (an import, say): changes made now wait for it and are not saved yet. */
  lent: z.boolean(),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type ProjectState = z.infer<typeof projectStateSchema>;

export const recentSchema = z.object({
  path: z.string(),
  /** The path as people read it: their own folder is ~. */
  shownPath: z.string(),
  fileName: z.string(),
  title: z.string(),
  openedAt: z.string(),
  missing: z.boolean(),
});

/** A large project file that is being read through for damage. */
export const fileCheckSchema = z.object({
  path: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  /** It is open and used meanwhile; else it opens when this is done. */
  isOpen: z.boolean(),
  /** How much of it is done. */
  percent: z.number(),
});
export type FileCheck = z.infer<typeof fileCheckSchema>;

/** An undo or redo that takes long: the name by which it can be cancelled, what it takes back, and how much of that is done. */
export interface Undoing {
  readonly job: string;
  readonly text: string;
  readonly percent: number;
}

/** Opening, making and leaving projects. Paths come from main's own dialogs, drops, or the recent list. */
export const projects = {
  /** The open project, or null. */
  current: call(z.null(), projectStateSchema.nullable()),
  recent: call(z.null(), z.array(recentSchema)),
  forget: call(z.object({ path: z.string() }), z.null()),
  /** Copies the bundled review to the user's documents on first use, then opens the copy. */
  openStarter: call(z.object({ starter: z.enum(starterIds) }), projectStateSchema),
  /** Asks where to save (null when the user cancels). */
  create: call(z.object({ title: z.string().min(1).max(300) }), projectStateSchema.nullable()),
  /** Without a path asks for a file (null when cancelled). */
  open: call(
    z.strictObject({ path: z.string().optional(), readOnly: z.boolean().optional() }),
    projectStateSchema.nullable(),
  ),
  /** The file that is being read through for damage, or null. */
  checking: call(z.null(), fileCheckSchema.nullable()),
  /** Opens the one that is being read through before that is done (it goes on meanwhile), or not at all. */
  answerCheck: call(z.object({ answer: z.enum(['open', 'cancel']) }), z.null()),
  close: call(z.null(), z.null()),
  /** Integrity, change log and reproducibility; the same check as the command line's. */
  verify: call(
    z.null(),
    z.object({
      passed: z.boolean(),
      checks: z.array(z.object({ name: z.string(), passed: z.boolean(), text: z.string() })),
    }),
  ),
  /**
   * The change of this reviewer that is the latest when it is asked for; `busy` while an import or another undo is written, and where
   * another change came in between. With `only`, where it is a verdict on pairs of records, or one of screening (or its note or labels),
   * and else `undo-empty`. With `of`, only where it is this very change, and else `undo-empty` too.
   */
  undo: call(
    z
      .union([z.strictObject({ only: z.enum(undoOnly) }), z.strictObject({ of: madeChangeSchema })])
      .nullable(),
    z.object({ did: z.string() }),
  ),
  /** With `of`, only what this change took back. */
  redo: call(z.strictObject({ of: madeChangeSchema }).nullable(), z.object({ did: z.string() })),
};
