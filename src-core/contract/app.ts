import * as z from 'zod';
import { call } from './define';

export const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  sqlite: z.string(),
  /** True when a development runtime is running (not the one that ships). */
  developmentRuntime: z.boolean(),
  platform: z.string(),
  reviewer: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** The program itself and the person in front of it. */
export const app = {
  info: call(z.null(), appInfoSchema),
  /** First start asks for a name; the id behind it is made once and never changes. */
  setReviewer: call(
    z.object({ name: z.string().trim().min(1).max(120) }),
    z.object({ id: z.string(), name: z.string() }),
  ),
  /**
   * Somebody else sits down at this computer: a reviewer of the open review by id, or with null a new person of this name. Verdicts,
   * readings and judgements from now on are theirs, and they see only what they may see.
   */
  switchReviewer: call(
    z.object({ id: z.string().nullable(), name: z.string().trim().min(1).max(120) }),
    z.object({ id: z.string(), name: z.string() }),
  ),
  /** Opens a web address in the system browser, if it is on the allow-list (DOI, PubMed, registries). */
  openLink: call(z.object({ url: z.string() }), z.null()),
  setZoom: call(z.object({ percent: z.number().min(50).max(250) }), z.null()),
};
