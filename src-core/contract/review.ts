import * as z from 'zod';
import { reviewSchema } from '../model/review';
import { settingTables } from '../model/tables';
import { call } from './define';

/** The review's settings. Each call is one undoable change. */
export const review = {
  save: call(z.object({ review: reviewSchema }), z.null()),
  /** Adds or changes one row of a settings list; the row is checked against that list's schema. */
  putSetting: call(z.object({ table: z.enum(settingTables), row: z.unknown() }), z.null()),
  /** Refused, with a sentence, while something still uses it. */
  removeSetting: call(z.object({ table: z.enum(settingTables), id: z.string() }), z.null()),
  /** The whole list in its new order. */
  orderSettings: call(z.object({ table: z.enum(settingTables), ids: z.array(z.string()) }), z.null()),
};
