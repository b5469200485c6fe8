import { type AppError, appError } from '../errors';
import { applyCorrection, type Correction } from '../measures/continuity-correction';
import { measureById } from '../measures/index';
import { dataProblem, type EffectOptions, type Measure } from '../measures/measure';
import { err, ok, type Result } from '../result';
import { poolEffects, type Test } from './pool';
import { printedScale } from './printed-scale';
import type { AnalysisSettings, RawData, StudyInput } from './report';

/** A way to choose the studies: those with these ids are left out. */
export interface InclusionRule {
  readonly id: string;
  readonly label: string;
  readonly leavesOut: readonly string[];
}

/** What may be varied; every combination is one cell. */
export interface MultiverseChoices {
  readonly measures: readonly string[];
  /** `EE` or ids of the tau-squared registry. */
  readonly methods: readonly string[];
  readonly tests: readonly Test[];
  readonly corrections: readonly Correction[];
  /** Correlations to put in the place of each paired study's own; null, or an empty list, keeps those. */
  readonly correlations: readonly (number | null)[];
  readonly inclusions: readonly InclusionRule[];
  readonly level: number;
  /** Of standardised mean differences; large-sample unless said. */
  readonly variance?: EffectOptions['variance'];
  readonly genericScale?: AnalysisSettings['genericScale'];
}

export interface MultiverseCell {
  readonly measure: string;
  readonly method: string;
  readonly test: Test;
  /** Place in the list of corrections. */
  readonly correction: number;
  readonly correlation: number | null;
  readonly inclusion: string;
  readonly k: number;
  /** Analysis scale. */
  readonly yi: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly p: number;
  /** Printed scale. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface MultiverseFailure
  extends Pick<MultiverseCell, 'measure' | 'method' | 'test' | 'correction' | 'correlation' | 'inclusion'> {
  readonly error: AppError;
}

export interface Multiverse {
  /** The specification curve: by estimate on the analysis scale, lowest first. */
  readonly cells: readonly MultiverseCell[];
  readonly failures: readonly MultiverseFailure[];
  readonly summary: {
    readonly median: number;
    readonly lowest: number;
    readonly highest: number;
    /** Shares of the cells, 0 to 1. */
    readonly below: number;
    readonly significant: number;
  } | null;
}

const everyStudy: InclusionRule = { id: 'all', label: 'All studies', leavesOut: [] };

/** Specification-curve analysis over all combinations. Simonsohn, Simmons & Nelson (2020), Nat Hum Behav 4:1208-1214. */
export const runMultiverse = (
  choices: MultiverseChoices,
  inputs: readonly StudyInput[],
): Result<Multiverse, AppError> => {
  const cells: MultiverseCell[] = [];
  const failures: MultiverseFailure[] = [];
  const inclusions = choices.inclusions.length === 0 ? [everyStudy] : choices.inclusions;
  const correlations = choices.correlations.length === 0 ? [null] : choices.correlations;
  for (const id of choices.measures) {
    const measure = measureById(id);
    if (!measure.ok) return measure;
    if (id === 'GEN' && choices.genericScale === undefined)
      return err(
        appError('bad-request', 'A generic effect needs its scale: logarithm of a ratio, or natural.'),
      );
    choices.corrections.forEach((correction, place) => {
      for (const correlation of correlations) {
        const effects = effectsOf(measure.value, correction, correlation, choices.variance, inputs);
        for (const inclusion of inclusions) {
          const stays = ({ id: own }: StudyInput) => !inclusion.leavesOut.includes(own);
          // `if0all` depends on which studies there are; every other correction looks at one study at a time.
          const used =
            correction.to === 'if0all'
              ? effectsOf(measure.value, correction, correlation, choices.variance, inputs.filter(stays))
              : effects.filter(({ input }) => stays(input));
          const fixed = { measure: id, correction: place, correlation, inclusion: inclusion.id };
          poolAll(choices, measure.value, fixed, used, cells, failures);
        }
      }
    });
  }
  cells.sort((a, b) => a.yi - b.yi);
  return ok({ cells, failures, summary: summarise(cells, 1 - choices.level / 100) });
};

interface StudyEffect {
  readonly input: StudyInput;
  readonly yi: number;
  readonly vi: number;
}

const effectsOf = (
  measure: Measure,
  correction: Correction,
  correlation: number | null,
  variance: EffectOptions['variance'],
  inputs: readonly StudyInput[],
): readonly StudyEffect[] => {
  const data = inputs.map(
    ({ data: own }): RawData =>
      correlation !== null && own.kind === 'paired' ? { ...own, r: correlation } : own,
  );
  const corrected = applyCorrection(data, measure, correction);
  return inputs.flatMap((input, i) => {
    const { data: ready, dropped } = corrected[i]!;
    if (dropped || dataProblem(data[i]!) !== null) return [];
    const effect = measure.compute(ready, variance === undefined ? {} : { variance });
    return effect.ok ? [{ input, ...effect.value }] : [];
  });
};

const poolAll = (
  { methods, tests, level, genericScale }: MultiverseChoices,
  measure: Measure,
  fixed: Pick<MultiverseCell, 'measure' | 'correction' | 'correlation' | 'inclusion'>,
  used: readonly StudyEffect[],
  cells: MultiverseCell[],
  failures: MultiverseFailure[],
): void => {
  const yi = used.map((effect) => effect.yi);
  const vi = used.map((effect) => effect.vi);
  const data = used.map(({ input }) => input.data);
  const scale = printedScale(measure, genericScale === undefined ? {} : { genericScale });
  for (const method of methods)
    for (const test of tests) {
      const fit = poolEffects(yi, vi, { method, test, level });
      if (!fit.ok) {
        failures.push({ ...fixed, method, test, error: fit.error });
        continue;
      }
      const { k, beta, ciLow, ciHigh, p } = fit.value;
      cells.push({
        ...fixed,
        method,
        test,
        k,
        yi: beta,
        ciLow,
        ciHigh,
        p,
        estimate: scale.back(beta, data),
        low: scale.back(ciLow, data),
        high: scale.back(ciHigh, data),
      });
    }
};

const summarise = (cells: readonly MultiverseCell[], alpha: number): Multiverse['summary'] => {
  const count = cells.length;
  if (count === 0) return null;
  const share = (holds: (cell: MultiverseCell) => boolean) => cells.filter(holds).length / count;
  const [left, right] = [cells[(count - 1) >> 1]!, cells[count >> 1]!];
  return {
    median: (left.yi + right.yi) / 2,
    lowest: cells[0]!.yi,
    highest: cells[count - 1]!.yi,
    below: share(({ yi }) => yi < 0),
    significant: share(({ p }) => p < alpha),
  };
};
