import type { AppError } from '../../errors';
import type { Result } from '../../result';
import type { InclusionRule, MultiverseCell, MultiverseFailure } from '../multiverse';
import type { PermutationTest } from '../permutation';
import type { Galbraith, Labbe } from '../plots';
import type { Coefficient, RegressionFit } from '../regression';
import type { Estimate } from '../report';
import type { SelectionFit } from '../selection/selection-model';
import type { BaujatPoint, Influence } from '../sensitivity/influence';
import type { PCurve } from '../small-study/p-curve';
import type { RankTest } from '../small-study/rank-test';

/** What a report has beyond the pooled estimate, for those who ask for it: nothing of this is computed otherwise. */
export const furtherBlocks = [
  'sensitivity',
  'small-study',
  'selection',
  'structure',
  'permutation',
  'multiverse',
] as const;
export type FurtherBlock = (typeof furtherBlocks)[number];

/** Each part is there when it was asked for; inside it whatever cannot be estimated says why. */
export interface FurtherReport {
  readonly sensitivity: SensitivityReport | null;
  readonly smallStudy: SmallStudyReport | null;
  /** One step, and two. */
  readonly selection: readonly SelectionReport[] | null;
  readonly structure: StructureReport | null;
  readonly permutation: PermutationReport | null;
  readonly multiverse: Result<MultiverseReport, AppError> | null;
}

/** The row of the report that a number belongs to: the way back to its source. */
export interface RowReference {
  /** Result id. */
  readonly id: string;
  readonly studyId: string;
  readonly label: string;
}

/** A pooled estimate of some of the studies. */
export interface PooledPart extends Estimate {
  readonly k: number;
  readonly p: number;
  /** Analysis scale squared; null for the common effect. */
  readonly tau2: number | null;
  /** Percent; null below two studies. */
  readonly i2: number | null;
  /** True when the interval includes no effect and that of all studies does not, or the other way round. */
  readonly turns: boolean;
}

export interface SensitivityReport {
  /** Pooled as the settings say, without this study. In the order of the rows. */
  readonly leaveOneOut: Result<readonly (RowReference & PooledPart)[], AppError>;
  /** Pooled as the settings say, up to this study, by year. */
  readonly cumulative: Result<
    readonly (RowReference & PooledPart & { readonly year: number | null })[],
    AppError
  >;
  readonly influence: Result<readonly (RowReference & Influence)[], AppError>;
  readonly baujat: Result<readonly (RowReference & BaujatPoint)[], AppError>;
  readonly galbraith: Result<
    Omit<Galbraith, 'points'> & { readonly points: readonly (RowReference & Galbraith['points'][number])[] },
    AppError
  >;
  /** Shares or rates of the two groups; null for measures that are no difference between two such groups. */
  readonly labbe: readonly (RowReference & { readonly point: Labbe['points'][number] })[] | null;
}

/** A regression of the effects on how precise they are. */
export interface AsymmetryTest {
  /** Of the standard error (or the variance): without small-study effects it is 0. Analysis scale. */
  readonly slope: Coefficient;
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null;
  /** The effect of a study without any error. */
  readonly limit: Estimate & { readonly p: number };
}

export interface TrimFillReport {
  readonly side: 'left' | 'right';
  readonly missing: number;
  readonly seMissing: number;
  /** R0 only. */
  readonly pMissing: number | null;
  /** Of the studies and the filled ones together. */
  readonly pooled: PooledPart;
  readonly filled: readonly { readonly yi: number; readonly sei: number; readonly estimate: number }[];
}

export interface FailSafeReport {
  /** Studies without an effect that would undo the finding: combined z, and weighted mean. */
  readonly rosenthal: number;
  readonly rosenberg: number;
  /** Studies without an effect that would halve the unweighted mean. */
  readonly orwin: number;
}

export interface SelectionReport {
  /** One-sided P at which the chance of publication changes. */
  readonly steps: readonly number[];
  readonly fit: Result<
    {
      readonly alternative: SelectionFit['alternative'];
      readonly pooled: Estimate & { readonly p: number };
      readonly tau2: number;
      /** Chance of publication from each step on, relative to that of the smallest P. */
      readonly weights: readonly { readonly value: number; readonly se: number | null }[];
      /** Likelihood-ratio test against no selection. */
      readonly test: { readonly chi2: number; readonly df: number; readonly p: number };
    },
    AppError
  >;
}

export interface SmallStudyReport {
  readonly k: number;
  /** Weighted regression with the residual variance estimated: Egger et al. (1997). */
  readonly eggerLinear: Result<AsymmetryTest, AppError>;
  /** As a meta-regression with the model and test of the settings. */
  readonly egger: Result<AsymmetryTest, AppError>;
  readonly rank: Result<RankTest, AppError>;
  readonly petPeese: Result<
    {
      readonly pet: AsymmetryTest;
      readonly peese: AsymmetryTest;
      readonly chosen: 'pet' | 'peese';
      readonly estimate: Estimate & { readonly p: number };
    },
    AppError
  >;
  readonly trimFill: {
    readonly L0: Result<TrimFillReport, AppError>;
    readonly R0: Result<TrimFillReport, AppError>;
  };
  readonly failSafe: Result<FailSafeReport, AppError>;
  readonly pCurve: Result<PCurve, AppError>;
}

/** An estimate with a test of its own; `df` null for z. */
export interface TestedEstimate extends Estimate {
  readonly statistic: number;
  readonly df: number | null;
  readonly p: number;
}

export interface ThreeLevelReport {
  /** With the standard errors of the model. */
  readonly pooled: TestedEstimate;
  /** Variance between studies, and between the results of one study. */
  readonly between: number;
  readonly within: number;
  /** Percent of the variance that each is. */
  readonly i2: readonly [number, number];
  /** Why the variance between studies was held at 0; null when it was estimated. */
  readonly held: AppError | null;
  /** With CR2 standard errors. */
  readonly robust: Result<TestedEstimate, AppError>;
}

export interface RegressionReport {
  /** Names of the moderators. */
  readonly moderators: readonly string[];
  /** Studies that have a value for each. */
  readonly k: number;
  readonly fit: Result<
    Omit<RegressionFit, 'coefficients' | 'options'> & {
      readonly coefficients: readonly (Coefficient & {
        /** For ratios: the factor for one unit more; null where the analysis scale is the printed one. */
        readonly ratio: { readonly estimate: number; readonly low: number; readonly high: number } | null;
      })[];
    },
    AppError
  >;
}

export interface StructureReport {
  readonly results: number;
  readonly studies: number;
  readonly threeLevel: Result<ThreeLevelReport, AppError>;
  /** The ordinary model with CR2 standard errors by study. */
  readonly robust: Result<TestedEstimate & { readonly tau2: number }, AppError>;
  /** One for each moderator that a study has, then all of them together. */
  readonly regressions: readonly RegressionReport[];
}

export interface PermutationReport {
  readonly pooled: Result<PermutationTest, AppError>;
  readonly regressions: readonly {
    readonly moderators: readonly string[];
    readonly k: number;
    readonly test: Result<PermutationTest, AppError>;
  }[];
}

export interface MultiverseReport {
  /** By estimate, lowest first. */
  readonly cells: readonly MultiverseCell[];
  readonly failures: readonly MultiverseFailure[];
  /** What the places and ids in the cells stand for. */
  readonly corrections: readonly string[];
  /** Put in the place of those that paired results came with; null keeps those. Null alone where no result is paired. */
  readonly correlations: readonly (number | null)[];
  readonly inclusions: readonly InclusionRule[];
  readonly summary: {
    /** Printed scale. */
    readonly median: number;
    readonly lowest: number;
    readonly highest: number;
    /** Shares of the cells, 0 to 1: below no effect, and with P below what the level allows. */
    readonly below: number;
    readonly significant: number;
  };
}
