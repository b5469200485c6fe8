import type { AnalysisReport, Estimate, Pooled } from './report';

/** U+2212: what journals print for a negative number. */
const minus = '\u2212';

/** A number with a fixed count of decimals, a true minus sign and no "-0.00" (from 1e9 on as "8.3e33"); "–" when there is none. */
export const formatNumber = (value: number | null, decimals = 2): string => {
  if (value === null || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${minus}∞`;
  const size = Math.abs(value);
  const text = size < 1e9 ? size.toFixed(decimals) : size.toExponential(1).replace('e+', 'e');
  return value < 0 && Number(text) !== 0 ? minus + text : text;
};

/** A number as it was given: derived numbers with many decimals are cut to two, or to three significant digits below one. */
export const formatGiven = (value: number): string => {
  if (!Number.isFinite(value)) return formatNumber(value);
  if (Number.isInteger(value)) return formatNumber(value, 0);
  const written = String(value);
  const decimals = written.includes('e') ? 99 : (written.split('.')[1]?.length ?? 0);
  if (decimals <= 3) return formatNumber(value, decimals);
  if (Math.abs(value) >= 1 || value === 0) return formatNumber(value);
  if (Math.abs(value) < 1e-6) return value.toExponential(1).replaceAll('-', minus);
  return formatNumber(value, 2 - Math.floor(Math.log10(Math.abs(value))));
};

/** `log`: a ratio, pooled as logarithms and printed back-transformed. */
export type EffectScale = AnalysisReport['scale'];

/**
 * An effect or a limit on the printed scale. A ratio is never zero: one that would be printed as "0.00" is printed as "<0.01".
 */
export const formatOnScale = (value: number | null, scale: EffectScale, decimals = 2): string => {
  const text = formatNumber(value, decimals);
  return scale === 'log' && value !== null && Math.abs(value) < 1 && Number(text) === 0
    ? `<${(10 ** -decimals).toFixed(decimals)}`
    : text;
};

/** "2.22 [1.14, 4.32]", on the printed scale. */
export const formatEffect = (
  { estimate, low, high }: Pick<Estimate, 'estimate' | 'low' | 'high'>,
  scale: EffectScale,
): string => `${formatOnScale(estimate, scale)} ${formatInterval({ low, high }, scale)}`;

/** "[0.80, 1.20]". */
export const formatInterval = (
  { low, high }: { readonly low: number; readonly high: number },
  scale: EffectScale,
): string => `[${formatOnScale(low, scale)}, ${formatOnScale(high, scale)}]`;

/** "P = 0.02", "P = 0.004", "P < 0.001". */
export const formatP = (p: number): string => {
  if (Number.isNaN(p)) return 'P not estimable';
  if (p < 0.001) return 'P < 0.001';
  return `P = ${p.toFixed(p < 0.00995 ? 3 : 2)}`;
};

/** "12.3%". */
export const formatWeight = (percent: number): string => `${formatNumber(percent, 1)}%`;

/** "Test for overall effect: Z = 3.97 (P < 0.001)". */
export const formatTest = ({ statistic, statisticValue, df, p }: Pooled): string => {
  const value = formatNumber(statistic === 'z' ? Math.abs(statisticValue) : statisticValue);
  const name = statistic === 'z' ? `Z = ${value}` : `t = ${value}, df = ${df ?? ''}`;
  return `Test for overall effect: ${name} (${formatP(p)})`;
};

/** "Tau² = 0.31; Chi² = 152.23, df = 12 (P < 0.001); I² = 92%"; null where heterogeneity has no meaning. */
export const formatHeterogeneity = ({
  heterogeneity,
}: Pick<AnalysisReport, 'heterogeneity'>): string | null => {
  if (heterogeneity === null) return null;
  const { q, df, p, i2, tau2 } = heterogeneity;
  const chi = `Chi² = ${formatNumber(q)}, df = ${df} (${formatP(p)}); I² = ${formatNumber(i2, 0)}%`;
  return tau2 === null ? chi : `Tau² = ${formatNumber(tau2)}; ${chi}`;
};

/** "Test for subgroup differences: Chi² = 5.89, df = 2 (P = 0.05)"; null where there is none. */
export const formatDifference = ({ subgroups }: Pick<AnalysisReport, 'subgroups'>): string | null => {
  if (subgroups === null || subgroups.difference === null) return null;
  const { statistic, value, df, df2, p } = subgroups.difference;
  const degrees = df2 === null ? `df = ${df}` : `df = ${df} and ${df2}`;
  const name = statistic === 'chi2' ? 'Chi²' : 'F';
  return `Test for subgroup differences: ${name} = ${formatNumber(value)}, ${degrees} (${formatP(p)})`;
};

/** Limits of the heterogeneity and the standard error of tau2: "Tau² SE 0.17, 95% interval [0.12, 1.12]; I² 95% interval [82%, 98%]". */
export const formatHeterogeneityLimits = ({
  heterogeneity,
  settings: { level },
}: Pick<AnalysisReport, 'heterogeneity' | 'settings'>): string | null => {
  if (heterogeneity === null || heterogeneity.intervals === null) return null;
  const { tau2Se, intervals } = heterogeneity;
  const [low, high] = intervals.tau2;
  const [i2Low, i2High] = intervals.i2;
  const se = tau2Se === null ? '' : `SE ${formatNumber(tau2Se)}, `;
  if (intervals.empty)
    return `Tau² ${se}${level}% interval: none, the studies agree more closely than chance would have them`;
  return `Tau² ${se}${level}% interval ${formatInterval({ low, high }, 'natural')}; I² ${level}% interval [${formatNumber(i2Low, 0)}%, ${formatNumber(i2High, 0)}%]`;
};
