import { counted } from '#core/counted';
import { type SettingTable, settingTables, type TableName } from '#core/model/tables';
import type { Statements } from './rows';

const said = `json_extract(doc, '$.verdict') IS NOT NULL OR json_extract(doc, '$.note') <> '' OR json_array_length(doc, '$.labels') > 0`;

/** A table, which of its rows use the id, and what one and several of them are called. */
type Use = readonly [table: TableName, where: string, one: string, many: string];

const field = (name: string): string => `json_extract(doc, '$.${name}') = ?1`;
const results = (name: string): Use => ['results', field(name), 'result', 'results'];
const analyses = (name: string): Use => ['analyses', field(name), 'saved analysis', 'saved analyses'];

/** What rests on an entry of the set-up, the weightiest first. A blank row of screening is nobody's decision. */
const uses: Record<SettingTable, readonly Use[]> = {
  conditions: [
    [
      'studies',
      `EXISTS (SELECT 1 FROM json_each(doc, '$.conditions') WHERE value = ?1)
       OR EXISTS (SELECT 1 FROM json_each(doc, '$.populations') WHERE json_extract(value, '$.conditionId') = ?1)`,
      'study',
      'studies',
    ],
    analyses('conditionId'),
  ],
  outcomes: [results('outcomeId'), analyses('outcomeId')],
  comparisons: [results('comparisonId'), analyses('comparisonId')],
  exclusionReasons: [
    ['decisions', field('reasonId'), 'decision', 'decisions'],
    ['resolutions', field('reasonId'), 'settled conflict', 'settled conflicts'],
  ],
  reviewers: [
    ['decisions', `${field('reviewerId')} AND (${said})`, 'decision', 'decisions'],
    ['resolutions', field('by'), 'settled conflict', 'settled conflicts'],
    results('by'),
    ['appraisals', field('by'), 'appraisal', 'appraisals'],
    ['pairs', field('by'), 'verdict on duplicates', 'verdicts on duplicates'],
  ],
  criteria: [],
};

/** What uses an entry of the set-up, as words: "3 decisions"; null when nothing does. */
export const usedBy = (s: Statements, table: SettingTable, id: string): string | null => {
  for (const [from, where, one, many] of uses[table]) {
    const n =
      s.one<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE removed = 0 AND (${where})`, id)?.n ?? 0;
    if (n > 0) return counted(n, one, many);
  }
  return null;
};

export const isSetting = (table: TableName): table is SettingTable =>
  settingTables.some((one) => one === table);
