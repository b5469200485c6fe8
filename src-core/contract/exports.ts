import * as z from 'zod';
import { analysisSettingsSchema } from '../model/analysis';
import { studyDesignIds } from '../model/study-design';
import { call } from './define';

/** Exports are computed in main from the project file, never from the screen. */
export const exports = {
  /**
   * `inputHash` is what the screen shows; a difference is an error, never a silently different file.
   * Main asks where to save (the page cannot name a file to write over); null when cancelled.
   */
  run: call(
    z.object({
      exporter: z.string(),
      conditionId: z.string().optional(),
      comparisonId: z.string().nullable().optional(),
      outcomeId: z.string().optional(),
      /** Settings as shown, when they are not the saved ones. */
      settings: analysisSettingsSchema.optional(),
      /** Designs that count, as shown with those settings; absent: randomised ones. */
      designs: z.array(z.enum(studyDesignIds)).optional(),
      studyIds: z.array(z.string()).optional(),
      /** Of lists of references: which reports, in this order; absent: all. */
      reportIds: z.array(z.string()).max(4_194_304).optional(),
      /** Names long work, for progress and for `imports.cancel`. */
      job: z.string().optional(),
      inputHash: z.string().optional(),
    }),
    z.object({ path: z.string() }).nullable(),
  ),
};
