import {
  formatEffect,
  formatDifference,
  formatHeterogeneity,
  formatHeterogeneityLimits,
  formatInterval,
  formatP,
  formatTest,
} from '#core/synthesis/format';
import type { AnalysisReport } from '#core/synthesis/report';
import { VerifiedMark } from '../../../ui/marks';
import styles from './synthesis.module.css';

const unverified = (report: AnalysisReport): boolean => report.rows.some(({ verified }) => !verified);

/** Which quantile the prediction interval has, where it is not that of the test. */
const quantileOf = ({ pooled, settings }: AnalysisReport): string => {
  const df = pooled?.prediction?.df;
  if (settings.prediction === undefined || settings.prediction === 'test') return '';
  return df === null || df === undefined ? ' (normal)' : ` (t, df = ${df})`;
};

/** The estimate in plain text, how it was made, and how far the studies agree, as journals print it. */
export function Headline({ report }: { readonly report: AnalysisReport }) {
  const { pooled, rows, settings } = report;
  if (pooled === null)
    return (
      <div className={styles.headline}>
        <p className={styles.noEstimate}>No estimate</p>
        <p className="muted">
          {report.error?.text ??
            (report.leftOut.length === 0
              ? 'No result of this condition, comparison and outcome has been entered.'
              : 'No result can be used as it stands; the reasons are listed below.')}
        </p>
      </div>
    );
  const heterogeneity = formatHeterogeneity(report);
  const limits = formatHeterogeneityLimits(report);
  const difference = formatDifference(report);
  const several = rows.length > 1;
  return (
    <div className={styles.headline}>
      <p className={styles.estimate}>
        <span className="muted">{report.measureLabel}</span>{' '}
        <strong className="numbers">{formatEffect(pooled, report.scale)}</strong>{' '}
        <VerifiedMark verified={!unverified(report)} />
      </p>
      <p className="numbers">
        {several ? `${rows.length} studies` : '1 study'}
        {report.totals.participants === null
          ? ''
          : `, ${report.totals.participants.toLocaleString('en')} people`}
        {`; ${settings.level}% confidence interval`}
        {several ? `; ${pooled.method}. ${formatTest(pooled)}.` : `; ${formatP(pooled.p)}.`}
      </p>
      {heterogeneity === null ? null : (
        <p className="numbers">
          {`Heterogeneity: ${heterogeneity}.`}
          {limits === null ? '' : ` ${limits}.`}
          {pooled.prediction === null
            ? ''
            : ` ${settings.level}% prediction interval ${formatInterval(pooled.prediction, report.scale)}${quantileOf(report)}.`}
        </p>
      )}
      {difference === null ? null : <p className="numbers">{`${difference}.`}</p>}
      {report.notes.map((note) => (
        <p key={note} className={styles.note}>
          <span aria-hidden="true">△ </span>
          {note}
        </p>
      ))}
    </div>
  );
}
