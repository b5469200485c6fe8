import type { Combined } from './combine';
import { type PrintedScale, printedEstimate } from './printed-scale';
import type { Pooled } from './report';

/** What pooling gave, with everything back-transformed beside the analysis scale. */
export const printedPooled = (
  combined: Omit<Combined, 'weights' | 'heterogeneity'>,
  scale: PrintedScale,
): Pooled => {
  const { prediction, fit, data } = combined;
  return {
    ...printedEstimate({ yi: fit.beta, sei: fit.se, ciLow: fit.ciLow, ciHigh: fit.ciHigh }, scale, data),
    k: fit.k,
    statistic: fit.df === null ? 'z' : 't',
    statisticValue: fit.statistic,
    df: fit.df,
    p: fit.p,
    method: combined.method,
    prediction:
      prediction === null
        ? null
        : {
            low: scale.back(prediction.low, data),
            high: scale.back(prediction.high, data),
            yiLow: prediction.low,
            yiHigh: prediction.high,
            df: prediction.df,
          },
  };
};
