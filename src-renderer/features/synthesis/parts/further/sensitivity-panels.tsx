import type { ReactNode } from 'react';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { formatNumber, formatWeight } from '#core/synthesis/format';
import type { SensitivityReport } from '#core/synthesis/further/further-report';
import { useFurtherByCount } from '../../use-further';
import styles from '../synthesis.module.css';
import { Awaited } from './awaited';
import { Outcome } from './outcome';
import type { PanelProps } from './panel';
import { type PooledRow, PooledTable } from './pooled-table';
import { StudyHead } from './study-head';

/** One block of the sensitivity analyses, or why it is not there. */
function Sensitivity<T>({
  of: { rows, specification },
  pick,
  children,
}: {
  readonly of: PanelProps;
  readonly pick: (found: SensitivityReport) => Result<T, AppError>;
  readonly children: (value: T) => ReactNode;
}) {
  const later = useFurtherByCount(rows, specification, 'sensitivity');
  return (
    <Awaited of={later} pick={({ sensitivity }) => sensitivity}>
      {(found) => <Outcome of={pick(found)}>{children}</Outcome>}
    </Awaited>
  );
}

/** The pooled estimates of a list of analyses, one a study. */
function PooledList({
  of,
  pick,
  label,
  prefix,
  children,
}: {
  readonly of: PanelProps;
  readonly pick: (found: SensitivityReport) => Result<readonly PooledRow[], AppError>;
  readonly label: string;
  readonly prefix: string;
  readonly children: string;
}) {
  return (
    <Sensitivity of={of} pick={pick}>
      {(list) => (
        <>
          <p className="muted">{children}</p>
          <PooledTable
            label={label}
            rows={list}
            results={of.rows.results}
            report={of.report}
            prefix={prefix}
          />
        </>
      )}
    </Sensitivity>
  );
}

/** The pooled estimate without each study in turn. */
export function LeaveOneOutPanel(props: PanelProps) {
  return (
    <PooledList
      of={props}
      pick={({ leaveOneOut }) => leaveOneOut}
      label="Without each study"
      prefix="Without "
    >
      The same analysis without one study at a time. “Other conclusion”: the interval includes no effect and
      that of all studies does not, or the other way round.
    </PooledList>
  );
}

/** The pooled estimate as it grew. */
export function ByYearPanel(props: PanelProps) {
  return (
    <PooledList of={props} pick={({ cumulative }) => cumulative} label="Cumulative by year" prefix="+ ">
      The same analysis after each study, by the year of its main report. Estimates that stand still say that
      later studies changed little.
    </PooledList>
  );
}

const columns = [
  ['Residual', 'Studentised: how far the study lies from the estimate of the others, in standard errors.'],
  ['DFFITS', 'How far the estimate moves with the study, in its standard errors.'],
  ['Cook’s D', 'The same as a squared distance.'],
  ['Cov. ratio', 'Below 1: the estimate is less precise with the study.'],
  ['Tau² without', 'Variance between the other studies.'],
  ['Q without', 'Heterogeneity of the others.'],
  ['Weight', 'Share in the pooled estimate.'],
] as const;

/** What each study does to the pooled result. */
export function InfluencePanel(props: PanelProps) {
  return (
    <Sensitivity of={props} pick={({ influence }) => influence}>
      {(list) => {
        const flagged = list.filter((row) => row.flagged);
        return (
          <>
            <p className={flagged.length > 0 ? styles.note : 'muted'}>
              {flagged.length > 0
                ? `△ Influential: ${flagged.map(({ label }) => label).join('; ')}. Look at these studies first; influence alone is no reason to leave one out.`
                : 'No study is influential by the usual bounds (Viechtbauer and Cheung 2010).'}
            </p>
            <table className={styles.numbersTable} aria-label="Influence of each study">
              <thead>
                <tr>
                  <th scope="col">Study</th>
                  {columns.map(([name, says]) => (
                    <th key={name} scope="col" title={says}>
                      {name}
                    </th>
                  ))}
                  <th scope="col">Influential</th>
                </tr>
              </thead>
              <tbody>
                {list.map((row) => (
                  <tr key={row.id} data-flagged={row.flagged || undefined}>
                    <StudyHead row={row} results={props.rows.results} />
                    <td className="numbers">{formatNumber(row.rstudent)}</td>
                    <td className="numbers">{formatNumber(row.dffits)}</td>
                    <td className="numbers">{formatNumber(row.cookD)}</td>
                    <td className="numbers">{formatNumber(row.covRatio)}</td>
                    <td className="numbers">{formatNumber(row.tau2Deleted)}</td>
                    <td className="numbers">{formatNumber(row.qDeleted)}</td>
                    <td className="numbers">{formatWeight(row.weight)}</td>
                    <td>{row.flagged ? '△ yes' : 'no'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    </Sensitivity>
  );
}
