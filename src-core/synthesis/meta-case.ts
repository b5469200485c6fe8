import { type AppError, appError } from '../errors';
import { partCountsNote } from '../measures/whole-counts';
import { err, ok, type Result } from '../result';
import { advancedBlocks } from './case/advanced-blocks';
import { agreementCase } from './case/agreement-case';
import { caseEffects, effectsBlock } from './case/case-effects';
import { integrityRows } from './case/integrity-rows';
import type { Output, OutputObject } from './case/output';
import { multiverseAsked, multiverseBlock } from './case/multiverse-block';
import { type MetaCase, parseCase } from './case/parse-case';
import { plotsBlock } from './case/plots-block';
import { recallRows } from './case/recall-rows';
import { regressionsBlock } from './case/regression-block';
import { resultKeys, resultsBlock } from './case/results-block';
import { sensitivityBlock } from './case/sensitivity-block';
import { smallStudyBlock } from './case/small-study-block';
import { mantelHaenszelBlock, petoBlock } from './case/stratified-block';
import { subgroupsBlock } from './case/subgroups-block';

export interface MetaCaseOptions {
  /** Only these keys of `results` (e.g. `REML`, `DL-knha`), and no other block but `effects`. */
  readonly only?: readonly string[];
}

/**
 * Answers one case of the command line's `meta`: every block that applies to its data, under the key names of R metafor. What
 * cannot be estimated is `{"error": "<code>: <sentence>"}` in its place; an error as a whole means that the case itself cannot be read.
 */
export const metaCase = (input: unknown, options: MetaCaseOptions = {}): Result<OutputObject, AppError> => {
  const strange = options.only?.find((key) => !resultKeys.includes(key));
  if (strange !== undefined)
    return err(
      appError('bad-request', `There is no result "${strange}". There are ${resultKeys.join(', ')}.`),
    );
  const other = otherCase(input);
  if (other !== null) return other;
  const parsed = parseCase(input);
  if (!parsed.ok) return parsed;
  const asked = multiverseAsked(input);
  if (!asked.ok) return asked;
  const one = parsed.value;
  const outcomes = caseEffects(one);
  const effects = outcomes.map((outcome) => (outcome.ok ? outcome.value : null));
  const used = effects.filter((effect) => effect !== null);
  const warnings = warningsOf(one);
  const head: OutputObject = {
    ...(one.id === null ? {} : { id: one.id }),
    measure: one.measure.id,
    dataType: one.measure.kind,
    ...(warnings.length === 0 ? {} : { warnings }),
    effects: effectsBlock(one, outcomes),
    results: {
      ...resultsBlock(one, effects, options.only ?? null),
      ...(options.only === undefined ? advancedBlocks(one, used) : {}),
    },
  };
  if (options.only !== undefined) return ok(head);
  const multiverse = asked.value === null ? null : multiverseBlock(one, asked.value);
  return ok({ ...head, ...present({ ...otherBlocks(one, used), multiverse }) });
};

const warningsOf = ({ studies, warnings }: MetaCase): readonly string[] => {
  const parts = partCountsNote(studies);
  return parts === null ? warnings : [...warnings, parts];
};

/** Agreement of raters, stopping rules and integrity checks are told by their fields; null for a case of studies. */
const otherCase = (input: unknown): Result<OutputObject, AppError> | null => {
  if (typeof input !== 'object' || input === null || 'studies' in input) return null;
  if ('patterns' in input || 'raters' in input) return agreementCase(input);
  if (!('rows' in input)) return null;
  const { rows } = input;
  const first: unknown = Array.isArray(rows) ? rows[0] : null;
  const kind = typeof first === 'object' && first !== null && 'kind' in first ? first.kind : null;
  return kind === 'sample' || kind === 'sequence' ? recallRows(input) : integrityRows(input);
};

const otherBlocks = (one: MetaCase, used: Parameters<typeof sensitivityBlock>[1]): OutputObject => ({
  mh: mantelHaenszelBlock(one),
  peto: petoBlock(one),
  subgroups: subgroupsBlock(one, used),
  metareg: regressionsBlock(one, used),
  sensitivity: sensitivityBlock(one, used),
  smallStudy: smallStudyBlock(one, used),
  plots: plotsBlock(one, used),
});

/** Blocks that do not apply are left out. */
const present = (blocks: OutputObject): { readonly [key: string]: Output } =>
  Object.fromEntries(Object.entries(blocks).filter(([, block]) => block !== null));
