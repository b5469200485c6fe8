import * as z from 'zod';
import { call } from './define';
import { changeBatchSchema, type MirrorTable, mirrorPositionSchema, mirrorTableNames } from './mirror';

/** How the renderer's mirror catches up. */
export const mirror = {
  /** Tells whether the mirror at `have` can go on by changes, or must be filled anew. */
  sync: call(
    z.object({ have: mirrorPositionSchema.nullable() }),
    z.discriminatedUnion('mode', [
      z.object({ mode: z.literal('changes'), batch: changeBatchSchema }),
      z.object({
        mode: z.literal('rebuild'),
        position: mirrorPositionSchema,
        counts: z.record(z.string(), z.number()),
      }),
    ]),
  ),
  /**
   * One page of a table at a rebuild, as JSON text of an array. `next` is the cursor of the following page, null at the end. It is a page of
   * the project that is open now, in the eyes of who sits there now: of which, it says.
   */
  page: call(
    z.object({
      table: z.enum(mirrorTableNames as [MirrorTable, ...MirrorTable[]]),
      after: z.number().nullable(),
      limit: z.number().int().min(1).max(20_000),
    }),
    z.object({
      rows: z.string(),
      next: z.number().nullable(),
      instanceId: z.string(),
      reviewerId: z.string().nullable(),
    }),
  ),
};
