import { applyCorrection, droppedDoubleZero } from '../../measures/continuity-correction';
import { dataProblem, type EffectFailure } from '../../measures/measure';
import { err, ok, type Result } from '../../result';
import { harmonicMean, inverseDoubleArcsine } from '../double-arcsine';
import { criticalValue } from '../pool';
import { number, type Output } from './output';
import type { CaseStudy, MetaCase } from './parse-case';

/** A study with an effect on the analysis scale. */
export interface CaseEffect {
  readonly study: CaseStudy;
  readonly yi: number;
  readonly vi: number;
}

/** The effects in the order of the studies, or why a study has none. */
export const caseEffects = ({
  measure,
  correction,
  variance,
  studies,
}: MetaCase): readonly Result<CaseEffect, EffectFailure>[] => {
  const corrected = applyCorrection(
    studies.map(({ data }) => data),
    measure,
    correction,
  );
  return studies.map((study, i) => {
    const { data, dropped } = corrected[i]!;
    if (study.problem !== null) return err(study.problem);
    const problem = dataProblem(study.data);
    if (problem !== null) return err(problem);
    if (dropped) return err(droppedDoubleZero);
    const effect = measure.compute(data, { variance });
    return effect.ok ? ok({ study, ...effect.value }) : effect;
  });
};

/** Back-transforms a value that rests on these studies; null when the scale is the printed one. */
export const backTransformation = (
  { transformation }: MetaCase,
  studies: readonly CaseStudy[],
): ((value: number) => number) | null => {
  switch (transformation) {
    case 'none':
      return null;
    case 'exp':
      return Math.exp;
    case 'ilogit':
      return (value) => 1 / (1 + Math.exp(-value));
    case 'ipft.hm': {
      const n = harmonicMean(studies.map(({ data }) => ('n' in data ? data.n : Number.NaN)));
      return (value) => inverseDoubleArcsine(value, n);
    }
  }
};

export const effectsBlock = (
  one: MetaCase,
  effects: readonly Result<CaseEffect, EffectFailure>[],
): Output => {
  const critical = criticalValue(one.level, null);
  return effects.map((effect, i) => {
    const { yi, vi } = effect.ok ? effect.value : { yi: Number.NaN, vi: Number.NaN };
    const sei = Math.sqrt(vi);
    const back = backTransformation(one, [one.studies[i]!]);
    const [low, high] = [yi - critical * sei, yi + critical * sei];
    const plain = {
      yi: number(yi),
      vi: number(vi),
      sei: number(sei),
      'ci.lb': number(low),
      'ci.ub': number(high),
    };
    if (back === null && effect.ok) return plain;
    const transformed = (value: number) => number(Number.isNaN(value) || back === null ? null : back(value));
    return {
      ...plain,
      ...(back === null
        ? {}
        : {
            'transf.yi': transformed(yi),
            'transf.ci.lb': transformed(low),
            'transf.ci.ub': transformed(high),
          }),
      // Left out of every pool; without the reason a typing error would pass unseen.
      ...(effect.ok ? {} : { error: `${effect.error.reason}: ${effect.error.text}` }),
    };
  });
};
