import { bayesBlock } from './bayes-block';
import type { CaseEffect } from './case-effects';
import { type ClusteredEffect, threeLevelBlock, twoLevelBlock } from './clustered-block';
import { failed, type OutputObject } from './output';
import type { MetaCase } from './parse-case';
import { permutationBlock } from './permutation-block';
import { predictionBlock } from './prediction-block';
import { selectionBlock } from './selection-block';

/** Further results of a case whose studies name the study (cluster) that each result belongs to; other cases get those whose options they give. */
export const advancedBlocks = (one: MetaCase, effects: readonly CaseEffect[]): OutputObject => {
  const { level } = one;
  const { steps, alternative } = one.selection;
  if (!effects.some(({ study }) => study.cluster !== null))
    return {
      ...(one.priors === null ? {} : { bayes: bayesBlock(one, effects) }),
      ...(steps === null && alternative === null ? {} : { selection: selectionBlock(one, effects) }),
      ...(Object.keys(one.arrangements).length === 0 ? {} : { permutation: permutationBlock(one, effects) }),
    };
  return {
    ...clusteredBlocks(one, effects),
    selection: selectionBlock(one, effects),
    permutation: permutationBlock(one, effects),
    bayes: bayesBlock(one, effects),
    prediction: predictionBlock(effects, level),
  };
};

/** The models that need the study of every result. */
const clusteredBlocks = ({ level }: MetaCase, effects: readonly CaseEffect[]): OutputObject => {
  const clustered: readonly ClusteredEffect[] = effects.flatMap((effect) =>
    effect.study.cluster === null ? [] : [{ ...effect, cluster: effect.study.cluster }],
  );
  const alone = effects.find(({ study }) => study.cluster === null);
  if (alone !== undefined) {
    const text = `"${alone.study.label}" does not say which study it belongs to.`;
    return {
      threeLevel: failed({ code: 'bad-request', text }),
      twoLevel: failed({ code: 'bad-request', text }),
    };
  }
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
  };
};
