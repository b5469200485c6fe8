import { galbraith, labbe } from '../plots';
import type { CaseEffect } from './case-effects';
import { number, numbers, type Output, outcome } from './output';
import type { MetaCase } from './parse-case';

/** What radial and L'Abbe plots draw, under the names of metafor's `radial` and `labbe`; null without any effect. */
export const plotsBlock = (one: MetaCase, effects: readonly CaseEffect[]): Output => {
  if (effects.length === 0) return null;
  const yi = effects.map((effect) => effect.yi);
  const vi = effects.map((effect) => effect.vi);
  const radial: { [key: string]: Output } = {};
  for (const method of ['EE', 'DL', 'REML'])
    radial[method] = outcome(
      galbraith(yi, vi, { method, test: 'wald', level: one.level }),
      ({ points, slope, band }) => ({
        x: numbers(points.map(({ x }) => x)),
        y: numbers(points.map(({ y }) => y)),
        slope: number(slope),
        band: number(band),
      }),
    );
  const arms = labbe(
    one.studies.map(({ data }) => data),
    one.measure,
    one.correction,
  );
  return {
    radial,
    ...(arms === null
      ? {}
      : {
          labbe: {
            x: numbers(arms.points.map((point) => point?.x ?? null)),
            y: numbers(arms.points.map((point) => point?.y ?? null)),
          },
        }),
  };
};
