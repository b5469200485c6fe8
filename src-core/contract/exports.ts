import * as z from 'zod';
import { call } from './define';

/** Exports are computed in main from the project file, never from the screen. */
export const exports = {
  /**
   * `inputHash` is what the screen shows; a difference is an error, never a silently different file.
   * Asks where to save unless `path` is given; null when cancelled.
   */
  run: call(
    z.object({
      exporter: z.string(),
      conditionId: z.string().optional(),
      comparisonId: z.string().nullable().optional(),
      outcomeId: z.string().optional(),
      /** Settings as shown, when they are not the saved ones. */
      settings: z.unknown().optional(),
      studyIds: z.array(z.string()).optional(),
      inputHash: z.string().optional(),
      path: z.string().optional(),
    }),
    z.object({ path: z.string() }).nullable(),
  ),
};
