import type { Measure, Transformation } from '../measures/measure';
import { harmonicMean, inverseDoubleArcsine } from './double-arcsine';
import type { AnalysisSettings, Estimate, RawData } from './report';

/** How an analysis looks on paper: name, axis and the way back from the analysis scale. */
export interface PrintedScale {
  readonly label: string;
  readonly scale: 'log' | 'natural';
  readonly nullValue: number | null;
  /** Back-transforms a value on the analysis scale that rests on these studies. */
  readonly back: (value: number, data: readonly RawData[]) => number;
}

export const printedScale = (
  measure: Measure,
  settings: Pick<AnalysisSettings, 'genericScale' | 'genericLabel'>,
): PrintedScale => {
  if (measure.id !== 'GEN')
    return {
      label: measure.label,
      scale: measure.scale,
      nullValue: measure.nullValue,
      back: (value, data) => backTransform(measure.transformation, value, data),
    };
  const log = settings.genericScale === 'log';
  return {
    label: settings.genericLabel ?? (log ? 'Ratio' : measure.label),
    scale: log ? 'log' : 'natural',
    nullValue: log ? 1 : 0,
    back: (value) => (log ? Math.exp(value) : value),
  };
};

const backTransform = (transformation: Transformation, value: number, data: readonly RawData[]): number => {
  switch (transformation) {
    case 'exp':
      return Math.exp(value);
    case 'ilogit':
      return 1 / (1 + Math.exp(-value));
    case 'ipft.hm':
      return inverseDoubleArcsine(value, harmonicMean(data.map((row) => ('n' in row ? row.n : Number.NaN))));
    case 'none':
      return value;
  }
};

export const printedEstimate = (
  interval: Pick<Estimate, 'yi' | 'sei' | 'ciLow' | 'ciHigh'>,
  { back }: PrintedScale,
  data: readonly RawData[],
): Estimate => ({
  ...interval,
  estimate: back(interval.yi, data),
  low: back(interval.ciLow, data),
  high: back(interval.ciHigh, data),
});
