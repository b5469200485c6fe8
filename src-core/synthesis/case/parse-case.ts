import * as z from 'zod';
import { type AppError, appError } from '../../errors';
import { measureById } from '../../measures/index';
import { type EffectFailure, failure, type Measure, type Transformation } from '../../measures/measure';
import { err, ok, type Result } from '../../result';
import type { Arrangements } from '../permutation';
import type { AnalysisSettings, RawData } from '../report';
import { misfit } from './output';

/** A study by hand: cases come by the thousand, and each field of each study would cost a schema's walk. */
interface RawStudy {
  readonly [field: string]: unknown;
  readonly label?: string | number | null;
  readonly subgroup?: string | number | null;
  readonly year?: number | null;
  readonly study?: string | number | null;
}

const isName = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'string' || typeof value === 'number';

const isRecord = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStudy = (value: unknown): value is RawStudy => {
  if (!isRecord(value)) return false;
  const { label, subgroup, year, study } = value;
  const dated = year === undefined || year === null || typeof year === 'number';
  return dated && isName(label) && isName(subgroup) && isName(study);
};

const studySchema = z.custom<RawStudy>(
  isStudy,
  'a study is an object; its label, subgroup and study are text or numbers, its year a number',
);

const optionsSchema = z.looseObject({
  add: z.number().min(0).optional(),
  to: z.enum(['only0', 'all', 'if0all', 'none']).optional(),
  drop00: z.boolean().optional(),
  arms: z.enum(['same', 'treatment-arm']).optional(),
  vtype: z.enum(['LS', 'UB']).optional(),
  priors: z.array(z.string()).min(1).optional(),
  important: z.number().optional(),
  permutations: z.number().int().min(2).max(1_000_000).optional(),
  seed: z.number().int().min(0).optional(),
  steps: z
    .array(z.number().gt(0).lt(1))
    .min(1)
    .refine((steps) => steps.every((step, i) => i === 0 || step > steps[i - 1]!), 'steps must rise')
    .optional(),
  alternative: z.enum(['greater', 'less', 'two.sided']).optional(),
  level: z.number().gt(0).lt(100).optional(),
});

const caseSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  measure: z.string(),
  dataType: z.string().optional(),
  transf: z.string().optional(),
  options: optionsSchema.optional(),
  studies: z.array(studySchema),
  regressions: z.array(z.array(z.string()).min(1)).optional(),
});

export interface CaseStudy {
  readonly label: string;
  readonly data: RawData;
  /** A number that is missing, or is no number; null when all are there. */
  readonly problem: EffectFailure | null;
  readonly subgroup: string | null;
  readonly year: number | null;
  /** The study that this result belongs to; null when the case does not say. */
  readonly cluster: string | null;
  /** Every other numeric field, by name: the moderators. */
  readonly fields: ReadonlyMap<string, number>;
}

export interface MetaCase {
  readonly id: string | null;
  readonly measure: Measure;
  readonly transformation: Transformation;
  readonly correction: AnalysisSettings['correction'];
  readonly variance: 'LS' | 'UB';
  /** Percent. */
  readonly level: number;
  readonly studies: readonly CaseStudy[];
  readonly regressions: readonly (readonly string[])[];
  /** Priors of the Bayesian model; null: only where the case is of the advanced kind, with the usual ones. */
  readonly priors: readonly string[] | null;
  /** Smallest effect that matters, analysis scale. */
  readonly important: number | null;
  /** Steps and side of a selection model of its own; null: the usual ones, one-sided on the side of the estimate. */
  readonly selection: {
    readonly steps: readonly number[] | null;
    readonly alternative: 'greater' | 'less' | 'two.sided' | null;
  };
  /** Of permutation tests. */
  readonly arrangements: Arrangements;
  /** What nothing reads though it may be meant to be read: misspelt options, moderators that are no numbers. */
  readonly warnings: readonly string[];
}

/** The priors of the reference cases. */
export const defaultPriors: readonly string[] = ['halfnormal-0.5', 'halfnormal-1', 'halfcauchy-0.5'];

/** The raw fields that each kind of data needs. */
const fieldsOf = {
  '2x2': ['events1', 'n1', 'events2', 'n2'],
  cont: ['mean1', 'sd1', 'n1', 'mean2', 'sd2', 'n2'],
  paired: ['mean1', 'sd1', 'mean2', 'sd2', 'n', 'r'],
  prop: ['events', 'n'],
  mn: ['mean', 'sd', 'n'],
  rate2: ['events1', 'time1', 'events2', 'time2'],
  rate1: ['events', 'time'],
  gen: ['yi', 'sei'],
} as const satisfies Record<RawData['kind'], readonly string[]>;

/** A case of the reference answers' shape; a problem is a `bad-request` that says where. */
export const parseCase = (input: unknown): Result<MetaCase, AppError> => {
  const parsed = caseSchema.safeParse(input);
  if (!parsed.success) return err(misfit('case', parsed.error));
  const { id, measure: measureId, dataType, transf, options = {}, studies, regressions } = parsed.data;
  const measure = measureById(measureId);
  if (!measure.ok) return measure;
  const kind = measure.value.kind;
  if (dataType !== undefined && dataType !== kind)
    return err(appError('bad-request', `${measureId} needs data of type "${kind}", not "${dataType}".`));
  const transformation = transformationOf(measure.value, transf);
  if (!transformation.ok) return transformation;
  const { level = 95 } = options;
  const parsedStudies = studies.map((study, i) => toStudy(study, kind, i));
  return ok({
    id: id === undefined ? null : String(id),
    measure: measure.value,
    transformation: transformation.value,
    correction: {
      add: options.add ?? 0.5,
      to: options.to ?? 'only0',
      drop00: options.drop00 ?? false,
      arms: options.arms ?? 'same',
    },
    variance: options.vtype ?? 'LS',
    level: level < 1 ? level * 100 : level,
    studies: parsedStudies,
    regressions: regressions ?? defaultRegressions(studies),
    priors: options.priors ?? (options.important === undefined ? null : defaultPriors),
    important: options.important ?? null,
    selection: { steps: options.steps ?? null, alternative: options.alternative ?? null },
    arrangements: {
      ...(options.permutations === undefined ? {} : { sampled: options.permutations }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    },
    warnings: [...unreadOptions(options), ...textModerators(studies, regressions ?? [])],
  });
};

const unreadOptions = (options: object): readonly string[] =>
  Object.keys(options)
    .filter((name) => !(name in optionsSchema.shape))
    .map((name) => `There is no option "${name}": it changes nothing.`);

const textModerators = (
  studies: readonly RawStudy[],
  regressions: readonly (readonly string[])[],
): readonly string[] =>
  [...new Set(['moderator', 'moderator2', ...regressions.flat()])].flatMap((name) => {
    const places = studies.flatMap((study, i) => {
      const value = study[name];
      return value === undefined || value === null || typeof value === 'number' ? [] : [nameOf(study, i)];
    });
    return places.length === 0
      ? []
      : [`"${name}" is not a number in ${places.join(', ')}: left out of regressions.`];
  });

const nameOf = ({ label }: RawStudy, i: number): string =>
  label === undefined || label === null ? `Study ${i + 1}` : String(label);

const transformations: readonly Transformation[] = ['exp', 'none', 'ilogit', 'ipft.hm'];

/** A generic effect may say how it is back-transformed; every other measure knows. */
const transformationOf = (measure: Measure, asked: string | undefined): Result<Transformation, AppError> => {
  if (asked === undefined || measure.id !== 'GEN') return ok(measure.transformation);
  const found = transformations.find((known) => known === asked && known !== 'ipft.hm');
  return found === undefined
    ? err(appError('bad-request', `A generic effect cannot be back-transformed by "${asked}".`))
    : ok(found);
};

const toStudy = (study: RawStudy, kind: RawData['kind'], i: number): CaseStudy => {
  const { subgroup, year, study: cluster } = study;
  let fields: ReadonlyMap<string, number> | null = null;
  return {
    label: nameOf(study, i),
    data: toData(kind, study),
    problem: fieldProblem(study, kind),
    subgroup: subgroup === undefined || subgroup === null ? null : String(subgroup),
    year: year ?? null,
    cluster: cluster === undefined || cluster === null || cluster === '' ? null : String(cluster),
    // Most cases ask for no moderator.
    get fields() {
      fields ??= numericFields(study);
      return fields;
    },
  };
};

const numericFields = (study: RawStudy): ReadonlyMap<string, number> => {
  const fields = new Map<string, number>();
  for (const [name, value] of Object.entries(study)) if (typeof value === 'number') fields.set(name, value);
  return fields;
};

const numberAt = (study: RawStudy, name: string): number | null => {
  const value = study[name];
  return typeof value === 'number' ? value : null;
};

/** By name, because the case is written by hand or by a program. */
const fieldProblem = (study: RawStudy, kind: RawData['kind']): EffectFailure | null => {
  const byVariance = kind === 'gen' && numberAt(study, 'sei') === null && 'vi' in study;
  const needed: readonly string[] = byVariance ? ['yi', 'vi'] : fieldsOf[kind];
  const name = needed.find((field) => numberAt(study, field) === null);
  if (byVariance && name === undefined && (numberAt(study, 'vi') ?? 0) < 0)
    return failure('impossible-data', 'The variance "vi" is negative.');
  if (name === undefined) return null;
  const value = study[name];
  return value === undefined || value === null
    ? failure('missing-data', `"${name}" is missing.`)
    : failure('missing-data', `"${name}" is not a number.`);
};

/** Missing numbers become NaN, which every measure answers with a reason. */
const toData = (kind: RawData['kind'], study: RawStudy): RawData => {
  const at = (name: string) => numberAt(study, name) ?? Number.NaN;
  switch (kind) {
    case '2x2':
      return { kind, events1: at('events1'), n1: at('n1'), events2: at('events2'), n2: at('n2') };
    case 'cont': {
      const [mean1, sd1, n1, mean2, sd2, n2] = fieldsOf.cont.map(at);
      return { kind, mean1: mean1!, sd1: sd1!, n1: n1!, mean2: mean2!, sd2: sd2!, n2: n2! };
    }
    case 'paired': {
      const [mean1, sd1, mean2, sd2, n, r] = fieldsOf.paired.map(at);
      return { kind, mean1: mean1!, sd1: sd1!, mean2: mean2!, sd2: sd2!, n: n!, r: r! };
    }
    case 'prop':
      return { kind, events: at('events'), n: at('n') };
    case 'mn':
      return { kind, mean: at('mean'), sd: at('sd'), n: at('n') };
    case 'rate2':
      return { kind, events1: at('events1'), time1: at('time1'), events2: at('events2'), time2: at('time2') };
    case 'rate1':
      return { kind, events: at('events'), time: at('time') };
    case 'gen': {
      // Cases of the advanced kind give the variance.
      const sei = numberAt(study, 'sei') ?? Math.sqrt(at('vi'));
      return { kind, yi: at('yi'), sei };
    }
  }
};

const defaultRegressions = (studies: readonly RawStudy[]): readonly (readonly string[])[] => {
  const has = (name: string) => studies.some((study) => numberAt(study, name) !== null);
  if (!has('moderator')) return [];
  return has('moderator2') ? [['moderator'], ['moderator', 'moderator2']] : [['moderator']];
};
