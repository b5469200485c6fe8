import * as z from 'zod';

/**
 * Every error that crosses a boundary, as a union by `code`. `text` is one plain sentence that says what happened; what is
 * safe and what to do next is added by the renderer's messages. `where` names file, line and field as far as they are known.
 */
export const errorCodes = [
  'bad-request', // a call whose input does not fit the contract
  'forbidden', // a caller that may not call
  'not-found', // the thing asked for is not in the project
  'invalid-row', // a row that does not fit its schema
  'in-use', // something else rests on it, so it cannot go
  'stale', // somebody changed the row since; nothing was written
  'no-project', // no project is open
  'project-missing',
  'project-exists',
  'project-empty', // 0 bytes
  'project-foreign', // not one of our files
  'project-hostile', // triggers, views or tables of its own
  'project-damaged',
  'project-future', // made by a newer version
  'project-locked', // open elsewhere
  'read-only',
  'disk', // a read or write failed; detail says which
  'file-unreadable',
  'file-too-large',
  'out-of-memory', // more than fits into the memory of one process
  'file-empty',
  'format-unknown', // nothing we can read
  'format-malformed', // recognised, but broken beyond reading
  'cancelled',
  'busy', // something else was under way or came in between; nothing was done
  'undo-empty',
  'undo-refused',
  'not-estimable',
  'not-converged',
  'too-few-studies',
  'unknown-id', // an id that no registry lists
  'no-display',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  text: z.string(),
  where: z
    .object({ file: z.string().optional(), line: z.number().optional(), field: z.string().optional() })
    .optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

export type AppError = z.infer<typeof appErrorSchema>;

export const appError = (
  code: ErrorCode,
  text: string,
  more: Pick<AppError, 'where' | 'detail'> = {},
): AppError => ({
  code,
  text,
  ...more,
});
