import { bayesBlock } from './bayes-block';
import type { CaseEffect } from './case-effects';
import { type ClusteredEffect, threeLevelBlock, twoLevelBlock } from './clustered-block';
import type { OutputObject } from './output';
import type { MetaCase } from './parse-case';
import { permutationBlock } from './permutation-block';
import { predictionBlock } from './prediction-block';
import { selectionBlock } from './selection-block';

/** Further results of a case whose studies name the study (cluster) that each result belongs to; empty for other cases. */
export const advancedBlocks = (one: MetaCase, effects: readonly CaseEffect[]): OutputObject => {
  const clustered: readonly ClusteredEffect[] = effects.flatMap((effect) =>
    effect.study.cluster === null ? [] : [{ ...effect, cluster: effect.study.cluster }],
  );
  if (clustered.length === 0 || clustered.length < effects.length)
    return one.priors === null ? {} : { bayes: bayesBlock(one, effects) };
  const { level } = one;
  const moderated = clustered.filter(({ study }) => study.fields.has('moderator'));
  const nested = new Set(clustered.map(({ cluster }) => cluster)).size < clustered.length;
  const repeated = nested
    ? {
        threeLevel: threeLevelBlock(clustered, [], level),
        ...(moderated.length > 0
          ? { 'threeLevel.moderator': threeLevelBlock(moderated, ['moderator'], level) }
          : {}),
      }
    : {};
  return {
    ...repeated,
    twoLevel: twoLevelBlock(clustered, [], level),
    ...(moderated.length > 0 ? { 'twoLevel.moderator': twoLevelBlock(moderated, ['moderator'], level) } : {}),
    selection: selectionBlock(effects, level),
    permutation: permutationBlock(one, effects),
    bayes: bayesBlock(one, effects),
    prediction: predictionBlock(effects, level),
  };
};
