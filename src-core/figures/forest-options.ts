import type { Pooled } from '../synthesis/report';
import type { LightRow, LightsTool } from './lights';

export interface ForestLights extends LightsTool {
  /** By result id; a result that is not listed is shown as not appraised. */
  readonly byResult: Readonly<Record<string, LightRow | undefined>>;
}

/** Rows whose `subgroup` is `id` stand together under `label`; the caller pools them with the same settings. */
export interface ForestSubgroup {
  readonly id: string;
  readonly label: string;
  readonly pooled: Pooled | null;
  /** The heterogeneity line of the subgroup, as printed. */
  readonly heterogeneity: string | null;
}

export interface ForestOptions {
  /** Pixels; grows where the columns need more. */
  readonly width?: number;
  /** False leaves method, heterogeneity and test out, where the page says them beside the plot. */
  readonly statistics?: boolean;
  readonly title?: string;
  readonly armLabels?: { readonly arm1: string; readonly arm2: string };
  /** Which direction of the effect favours arm 1; null or absent: no favours-labels. */
  readonly better?: 'higher' | 'lower' | null;
  readonly riskOfBias?: ForestLights | null;
  readonly subgroups?: readonly ForestSubgroup[];
  /** Ends of the axis, printed scale; chosen from the numbers when absent. */
  readonly axis?: { readonly low: number; readonly high: number } | null;
}

export const defaultArmLabels = { arm1: 'Intervention', arm2: 'Comparator' } as const;
