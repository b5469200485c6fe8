import { applyCorrection } from '../../measures/continuity-correction';
import { dataProblem } from '../../measures/measure';
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

/** The effects in the order of the studies; null where there is none. */
export const caseEffects = ({
  measure,
  correction,
  variance,
  studies,
}: MetaCase): readonly (CaseEffect | null)[] => {
  const corrected = applyCorrection(
    studies.map(({ data }) => data),
    measure,
    correction,
  );
  return studies.map((study, i) => {
    const { data, dropped } = corrected[i]!;
    if (dropped || dataProblem(study.data) !== null) return null;
    const effect = measure.compute(data, { variance });
    return effect.ok ? { study, ...effect.value } : null;
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

export const effectsBlock = (one: MetaCase, effects: readonly (CaseEffect | null)[]): Output => {
  const critical = criticalValue(one.level, null);
  return effects.map((effect, i) => {
    const problem = dataProblem(one.studies[i]!.data);
    const sei = effect === null ? Number.NaN : Math.sqrt(effect.vi);
    const yi = effect?.yi ?? Number.NaN;
    const back = backTransformation(one, [one.studies[i]!]);
    const [low, high] = [yi - critical * sei, yi + critical * sei];
    const transformed = (value: number) => number(Number.isNaN(value) || back === null ? null : back(value));
    return {
      yi: number(yi),
      vi: number(effect?.vi ?? null),
      sei: number(sei),
      'ci.lb': number(low),
      'ci.ub': number(high),
      ...(back === null
        ? {}
        : {
            'transf.yi': transformed(yi),
            'transf.ci.lb': transformed(low),
            'transf.ci.ub': transformed(high),
          }),
      // Left out of every pool; without the reason a typing error would pass unseen.
      ...(problem === null ? {} : { error: `${problem.reason}: ${problem.text}` }),
    };
  });
};
