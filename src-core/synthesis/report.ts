import type { AppError } from '../errors';
import type { FurtherBlock, FurtherReport } from './further/further-report';

/**
 * What an analysis takes and gives. `run-analysis.ts` is the only function that makes an AnalysisReport; figures, tables and
 * exports read it and compute nothing, so they cannot disagree.
 */

/** Numbers of one study as printed (events and people, means and SDs, an effect with its SE ...), natural scale unless said. */
export type RawData =
  | {
      readonly kind: '2x2';
      readonly events1: number;
      readonly n1: number;
      readonly events2: number;
      readonly n2: number;
    }
  | {
      readonly kind: 'cont';
      readonly mean1: number;
      readonly sd1: number;
      readonly n1: number;
      readonly mean2: number;
      readonly sd2: number;
      readonly n2: number;
    }
  | {
      readonly kind: 'paired';
      readonly mean1: number;
      readonly sd1: number;
      readonly mean2: number;
      readonly sd2: number;
      readonly n: number;
      readonly r: number;
    }
  | { readonly kind: 'prop'; readonly events: number; readonly n: number }
  | { readonly kind: 'mn'; readonly mean: number; readonly sd: number; readonly n: number }
  | {
      readonly kind: 'rate2';
      readonly events1: number;
      readonly time1: number;
      readonly events2: number;
      readonly time2: number;
    }
  | { readonly kind: 'rate1'; readonly events: number; readonly time: number }
  /** yi and sei on the analysis scale (log for ratios). */
  | { readonly kind: 'gen'; readonly yi: number; readonly sei: number };

/** One row that goes into an analysis; arm 1 is the intervention, arm 2 the comparator. */
export interface StudyInput {
  /** Result id: the way back to the sentence the numbers came from. */
  readonly id: string;
  readonly studyId: string;
  readonly label: string;
  readonly data: RawData;
  readonly verified: boolean;
  /** People behind it, where the numbers themselves do not say (an effect as printed). */
  readonly people?: number;
  readonly subgroup?: string;
  /** Of the study's main report. */
  readonly year?: number;
  /** What the effect may depend on, by name (`dose` in mg a day, `duration` in weeks); the year is one without being named here. */
  readonly moderators?: Readonly<Record<string, number>>;
}

/** A result that was looked at and left out, always with its reason. */
export interface LeftOut {
  readonly id: string;
  readonly studyId: string;
  readonly label: string;
  /** Stable code, e.g. `no-spread`, `single-arm`, `paired-no-se`, `double-zero`. */
  readonly reason: string;
  /** The reason as a sentence for the reader. */
  readonly text: string;
}

/** `test`: normal for Wald, t with k - 1 for Hartung-Knapp; the others whatever the test. */
export type PredictionBasis = 'test' | 'normal' | 't-k1' | 't-k2';

export interface SubgroupSettings {
  readonly by: 'design' | 'dose' | 'comparison' | 'basis' | 'verified';
  readonly tau2: 'separate' | 'common';
}

export interface AnalysisSettings {
  /** Id in the measures registry: RR, OR, RD, MD, SMD, GEN ... */
  readonly measure: string;
  readonly model: 'common' | 'random';
  /** Common effect only: Mantel-Haenszel (counts) or inverse variance. */
  readonly commonMethod: 'mh' | 'iv';
  /** Id in the tau-squared registry: DL, REML ... (random effects only). */
  readonly tau2: string;
  readonly test: 'wald' | 'knha' | 'adhoc';
  /** Confidence level in percent, 95 by default. */
  readonly level: number;
  /** Continuity correction for the per-study effects. */
  readonly correction: {
    readonly add: number;
    readonly to: 'only0' | 'all' | 'if0all' | 'none';
    readonly drop00: boolean;
    /** `treatment-arm`: the amount is shared out in proportion to the arms' sizes; absent: the same for both. */
    readonly arms?: 'same' | 'treatment-arm' | undefined;
  };
  /** Quantile of the prediction interval; absent: as the test of the pooled effect has it. */
  readonly prediction?: PredictionBasis | undefined;
  /** By what the studies are grouped, and whether groups have a between-study variance each or share one. */
  readonly subgroups?: SubgroupSettings | undefined;
  /** The Bayesian model beside a pooling of few studies: prior on tau, and the smallest difference that matters (printed scale). */
  readonly bayes?:
    | { readonly prior?: string | undefined; readonly important?: number | undefined }
    | undefined;
  /** What the report is to have beyond the pooled estimate; absent: nothing more is computed. */
  readonly further?: readonly FurtherBlock[] | undefined;
  /** For GEN: the scale of yi. Ratios of a generic effect are pooled as logarithms. */
  readonly genericScale?: 'log' | 'natural';
  /** For GEN: what the effect is called on the axis, e.g. "Mean difference" or "Hazard ratio". */
  readonly genericLabel?: string;
}

/** An interval estimate on the analysis scale and, back-transformed, on the scale that is printed. */
export interface Estimate {
  /** Analysis scale (log for ratios). */
  readonly yi: number;
  readonly sei: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Printed scale (e.g. risk ratio), back-transformed. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface StudyRow extends Estimate {
  readonly id: string;
  readonly studyId: string;
  readonly label: string;
  readonly data: RawData;
  readonly verified: boolean;
  readonly subgroup?: string;
  /** Percent of the pooled estimate; 100 for a single study. */
  readonly weight: number;
  /** True when the continuity correction changed this study's counts. */
  readonly corrected: boolean;
}

export interface Pooled extends Estimate {
  readonly k: number;
  /** "z" or "t". */
  readonly statistic: 'z' | 't';
  readonly statisticValue: number;
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null;
  readonly p: number;
  /** e.g. "Mantel-Haenszel, common effect" or "REML, Hartung-Knapp". */
  readonly method: string;
  /** Prediction interval (printed scale and analysis scale); null below three studies and for common effect. */
  readonly prediction: {
    readonly low: number;
    readonly high: number;
    readonly yiLow: number;
    readonly yiHigh: number;
    readonly df: number | null;
  } | null;
}

export interface Heterogeneity {
  readonly q: number;
  readonly df: number;
  readonly p: number;
  /** Percent. */
  readonly i2: number;
  /** On the analysis scale squared; null for common effect. */
  readonly tau2: number | null;
  readonly h2: number;
  /** Standard error of tau2; null for common effect. */
  readonly tau2Se: number | null;
  /** Q-profile limits at the report's level; null for common effect. */
  readonly intervals: HeterogeneityLimits | null;
}

export interface HeterogeneityLimits {
  readonly tau2: readonly [number, number];
  /** Percent. */
  readonly i2: readonly [number, number];
  readonly h2: readonly [number, number];
  /** True when no tau2 fits the effects at this level; the limits are then 0. */
  readonly empty: boolean;
}

/** One subgroup: its studies are the rows whose `subgroup` is this label. */
export interface SubgroupRow {
  readonly label: string;
  readonly k: number;
  /** Null when pooling this group failed. */
  readonly pooled: Pooled | null;
  readonly heterogeneity: Heterogeneity | null;
  readonly error: AppError | null;
}

export interface SubgroupReport {
  readonly tau2: SubgroupSettings['tau2'];
  readonly groups: readonly SubgroupRow[];
  /** Test for differences between the groups: chi-square, or F with `df2`; null with fewer than two groups. */
  readonly difference: {
    readonly statistic: 'chi2' | 'f';
    readonly value: number;
    readonly df: number;
    readonly df2: number | null;
    readonly p: number;
  } | null;
}

/** The same studies pooled with each test, where they are too few for any to be the obvious choice. */
export interface FewStudiesReport {
  readonly tests: readonly (Estimate & {
    readonly test: AnalysisSettings['test'];
    readonly df: number | null;
    readonly p: number;
  })[];
  /** Some of the intervals include no effect and others do not. */
  readonly dependsOnTest: boolean;
}

export interface AnalysisReport {
  readonly settings: AnalysisSettings;
  readonly measureLabel: string;
  readonly scale: 'log' | 'natural';
  /** Value of no effect on the printed scale (1 for ratios, 0 for differences); null where there is none (single arm). */
  readonly nullValue: number | null;
  readonly rows: readonly StudyRow[];
  /** Null with no usable study; with one study it repeats that study and `k` is 1. */
  readonly pooled: Pooled | null;
  /** Null below two studies. */
  readonly heterogeneity: Heterogeneity | null;
  /** Null when the studies are not grouped. */
  readonly subgroups: SubgroupReport | null;
  /** Random effects of 2 to 6 studies; null otherwise. */
  readonly fewStudies: FewStudiesReport | null;
  /** What the settings ask for beyond that; null when they ask for nothing, or cannot be run. */
  readonly further: FurtherReport | null;
  readonly leftOut: readonly LeftOut[];
  /** Things the reader must know ("Only one study: this is that study's own result, not a pooled estimate."). */
  readonly notes: readonly string[];
  /** Set when pooling failed; rows are still there. */
  readonly error: AppError | null;
  readonly totals: {
    readonly participants: number | null;
    readonly n1: number | null;
    readonly n2: number | null;
    readonly events1: number | null;
    readonly events2: number | null;
  };
  /** FNV-1a/64-bit-style hash, hex, of settings and inputs in a canonical order: screen and export must agree on it. */
  readonly inputHash: string;
}
