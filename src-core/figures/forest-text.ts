import { levelOf } from '../appraisal/completeness';
import { counted } from '../counted';
import { formatOnScale, formatWeight } from '../synthesis/format';
import type { AnalysisReport, Pooled, StudyRow } from '../synthesis/report';
import { defaultArmLabels, type ForestLights, type ForestOptions } from './forest-options';

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;

const interval = (
  report: AnalysisReport,
  { low, high }: { readonly low: number; readonly high: number },
): string =>
  `${report.settings.level}% interval ${formatOnScale(low, report.scale)} to ${formatOnScale(high, report.scale)}`;

/** "Aronson 1948: risk ratio 0.41, 95% interval 0.13 to 1.26, weight 5.1%, unverified". */
export function rowSentence(
  report: AnalysisReport,
  row: StudyRow,
  lights: ForestLights | null | undefined,
): string {
  const parts = [
    `${row.label}: ${lowerFirst(report.measureLabel)} ${formatOnScale(row.estimate, report.scale)}`,
    interval(report, row),
  ];
  if (report.rows.length > 1 && report.pooled !== null) parts.push(`weight ${formatWeight(row.weight)}`);
  if (row.corrected) parts.push('after continuity correction');
  if (!row.verified) parts.push('unverified');
  if (lights) {
    const overall = levelOf(lights, lights.byResult[row.id]?.overall);
    parts.push(overall ? `risk of bias: ${lowerFirst(overall.label)}` : 'risk of bias not appraised');
  }
  return parts.join(', ');
}

const studies = (k: number): string => counted(k, 'study', 'studies');

export const pooledSentence = (
  report: AnalysisReport,
  pooled: Pooled,
  name: string,
  verified: boolean,
): string =>
  `${name}, ${studies(pooled.k)}: ${lowerFirst(report.measureLabel)} ${formatOnScale(pooled.estimate, report.scale)}, ${interval(report, pooled)}, ${pooled.method}${verified ? '' : ', rests on unverified numbers'}`;

export const predictionSentence = (
  report: AnalysisReport,
  prediction: { readonly low: number; readonly high: number },
): string =>
  `${report.settings.level}% prediction interval ${formatOnScale(prediction.low, report.scale)} to ${formatOnScale(prediction.high, report.scale)}: where the effect in a new study is expected`;

/** One or two sentences that stand for the whole figure. */
export function forestDescription(report: AnalysisReport, options: ForestOptions): string {
  const { arm1, arm2 } = options.armLabels ?? defaultArmLabels;
  const two = report.nullValue === null ? '' : ` comparing ${arm1} with ${arm2}`;
  const only = report.rows[0];
  if (!only) return `Forest plot${two}: no study can be shown. ${report.leftOut.length} left out.`;
  const text =
    report.rows.length === 1
      ? `${rowSentence(report, only, null)}. One study, not a pooled estimate`
      : report.pooled === null
        ? 'The studies are not pooled'
        : pooledSentence(
            report,
            report.pooled,
            'Pooled',
            report.rows.every((row) => row.verified),
          );
  const leftOut =
    report.leftOut.length === 0
      ? ''
      : ` ${studies(report.leftOut.length).replace(/stud(y|ies)$/, (word) => (word === 'study' ? 'result' : 'results'))} left out.`;
  return `Forest plot of ${studies(report.rows.length)}${two}. ${text}.${leftOut}`;
}

/** The labels under the axis; null where the direction that is good is not known or there is no line of no effect. */
export function favours(
  report: AnalysisReport,
  options: ForestOptions,
): { readonly left: string; readonly right: string } | null {
  if (!options.better || report.nullValue === null) return null;
  const { arm1, arm2 } = options.armLabels ?? defaultArmLabels;
  const [left, right] = options.better === 'lower' ? [arm1, arm2] : [arm2, arm1];
  return { left: `Favours ${withinSentence(left)}`, right: `Favours ${withinSentence(right)}` };
}

/** A name as it stands within a sentence: "No vaccine" becomes "no vaccine", while "BCG vaccine" and "LDN" keep their capitals. */
export const withinSentence = (name: string): string =>
  /^\p{Lu}(\p{Ll}|\s)/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
