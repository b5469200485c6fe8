import type * as z from 'zod';
import { analysisSchema } from './analysis';
import {
  attachmentSchema,
  decisionSchema,
  pairSchema,
  recordSchema,
  reportSchema,
  resolutionSchema,
  searchSchema,
} from './report';
import {
  comparisonSchema,
  conditionSchema,
  criterionSchema,
  exclusionReasonSchema,
  outcomeSchema,
  reviewerSchema,
  reviewSchema,
} from './review';
import { appraisalSchema, linkSchema, resultSchema, studySchema } from './study';

/**
 * Every kind of row in a project file: its schema, its version, and what one row is called in a sentence. The
 * version is stored with each row: when a shape changes, older rows are brought up by a pure function as they are read.
 */
export const tables = {
  review: { schema: reviewSchema, version: 1, name: 'review settings' },
  criteria: { schema: criterionSchema, version: 1, name: 'criterion' },
  conditions: { schema: conditionSchema, version: 1, name: 'condition' },
  outcomes: { schema: outcomeSchema, version: 1, name: 'outcome' },
  comparisons: { schema: comparisonSchema, version: 1, name: 'comparison' },
  exclusionReasons: { schema: exclusionReasonSchema, version: 1, name: 'exclusion reason' },
  reviewers: { schema: reviewerSchema, version: 1, name: 'reviewer' },
  searches: { schema: searchSchema, version: 1, name: 'search' },
  records: { schema: recordSchema, version: 1, name: 'record' },
  reports: { schema: reportSchema, version: 1, name: 'report' },
  pairs: { schema: pairSchema, version: 1, name: 'duplicate fact' },
  decisions: { schema: decisionSchema, version: 1, name: 'decision' },
  resolutions: { schema: resolutionSchema, version: 1, name: 'resolution' },
  studies: { schema: studySchema, version: 1, name: 'study' },
  links: { schema: linkSchema, version: 1, name: 'report of a study' },
  results: { schema: resultSchema, version: 1, name: 'result' },
  appraisals: { schema: appraisalSchema, version: 1, name: 'appraisal' },
  analyses: { schema: analysisSchema, version: 1, name: 'analysis' },
  attachments: { schema: attachmentSchema, version: 1, name: 'attachment' },
} as const;

export type TableName = keyof typeof tables;
export type Row<T extends TableName> = z.infer<(typeof tables)[T]['schema']>;
export const tableNames = Object.keys(tables) as readonly TableName[];

/** Settings that are short ordered lists, all edited by one pair of calls. */
export const settingTables = [
  'criteria',
  'conditions',
  'outcomes',
  'comparisons',
  'exclusionReasons',
  'reviewers',
] as const;
export type SettingTable = (typeof settingTables)[number];
