import * as z from 'zod';
import { call } from './define';
import { changeBatchSchema, type MirrorTable, mirrorPositionSchema, mirrorTableNames } from './mirror';

const tableName = z.enum(mirrorTableNames as [MirrorTable, ...MirrorTable[]]);
const pageSchema = z.object({ rows: z.string(), next: z.number().nullable() });

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
        /** How many reports there are. */
        reports: z.number(),
        /** The first page of each table, as `page` gives them; of the reports only as many as a screen shows, so that it need not wait for more. */
        first: z.partialRecord(tableName, pageSchema),
      }),
    ]),
  ),
  /**
   * One page of a table at a rebuild, as JSON text of an array. `next` is the cursor of the following page, null at the end. It is a page of
   * the project that is open now, in the eyes of who sits there now: of which, it says.
   */
  page: call(
    z.object({
      table: tableName,
      after: z.number().nullable(),
      limit: z.number().int().min(1).max(20_000),
    }),
    pageSchema.extend({ instanceId: z.string(), reviewerId: z.string().nullable() }),
  ),
};
