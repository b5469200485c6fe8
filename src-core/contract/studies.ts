import * as z from 'zod';
import { analysisSchema } from '../model/analysis';
import { appraisalSchema, resultSchema, studySchema } from '../model/study';
import { call } from './define';

/** Studies, their results and appraisals. `saved` rows are whole rows: main checks them, logs before and after. */
export const studies = {
  /** Makes one study of these reports. */
  create: call(
    z.object({ reportIds: z.array(z.string()), label: z.string().min(1) }),
    z.object({ studyId: z.string() }),
  ),
  /** `base` is the row the form was opened with: refused as stale if somebody changed it since. */
  save: call(z.object({ study: studySchema, base: studySchema.nullable() }), z.null()),
  /** Joins reports into a study. */
  join: call(z.object({ studyId: z.string(), reportIds: z.array(z.string()).min(1) }), z.null()),
  /** Takes reports out of a study, into a new one of their own when `label` is given. */
  split: call(
    z.object({ studyId: z.string(), reportIds: z.array(z.string()).min(1), label: z.string().nullable() }),
    z.object({ studyId: z.string().nullable() }),
  ),
  /** Puts a study into another: its reports, arms, results and judgements come along, and it is gone. One step of undo. */
  merge: call(z.object({ studyId: z.string(), otherId: z.string() }), z.null()),
  /** Makes one of a study's reports its main one. */
  setMainReport: call(z.object({ studyId: z.string(), reportId: z.string() }), z.null()),
  /** Refused while it has results. */
  remove: call(z.object({ studyId: z.string() }), z.null()),
  /** This reviewer's reading of a result (main sets `by`; an empty id makes a new one). */
  saveResult: call(
    z.object({ result: resultSchema, base: resultSchema.nullable() }),
    z.object({ id: z.string() }),
  ),
  removeResult: call(z.object({ id: z.string() }), z.null()),
  /** This reviewer's appraisal (main sets `by`). */
  saveAppraisal: call(
    z.object({ appraisal: appraisalSchema, base: appraisalSchema.nullable() }),
    z.object({ id: z.string() }),
  ),
  removeAppraisal: call(z.object({ id: z.string() }), z.null()),
  saveAnalysis: call(z.object({ analysis: analysisSchema }), z.null()),
  removeAnalysis: call(z.object({ id: z.string() }), z.null()),
};
