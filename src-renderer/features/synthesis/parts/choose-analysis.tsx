import { useMemo } from 'react';
import { Link } from 'wouter';
import { overview, type OverviewRows } from '#core/synthesis/overview';
import { address } from '../../../ui/address';
import { EmptyState } from '../../../ui/empty-state';
import { Estimate } from '../../../ui/estimate';
import { VerifiedMark } from '../../../ui/marks';
import { PageBody } from '../../../ui/section';
import styles from './synthesis.module.css';

const people = new Intl.NumberFormat('en');

/** Every analysis that results allow: one line for each condition and outcome that some result reports. */
export function ChooseAnalysis({ rows }: { readonly rows: OverviewRows }) {
  const { cells } = useMemo(() => overview({ ...rows, reports: [] }), [rows]);
  if (cells.length === 0)
    return (
      <EmptyState
        title="Nothing to pool yet"
        text="An analysis begins with results: open a study, enter a result and give it one of the review’s outcomes."
      />
    );
  const name = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id;
  return (
    <PageBody wide>
      <table className={styles.chooser} aria-label="Analyses">
        <thead>
          <tr>
            <th scope="col">Condition</th>
            <th scope="col">Outcome</th>
            <th scope="col">Measure</th>
            <th scope="col">Estimate [95% CI]</th>
            <th scope="col">Studies</th>
            <th scope="col">People</th>
            <th scope="col">Remarks</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell, index) => {
            const same = cells[index - 1]?.conditionId === cell.conditionId;
            const condition = name(rows.conditions, cell.conditionId);
            const { pooled } = cell.report;
            return (
              <tr key={`${cell.conditionId} ${cell.outcomeId}`} data-first={!same || undefined}>
                <td>{same ? <span className="unseen">{condition}</span> : condition}</td>
                <th scope="row">
                  <Link href={address('synthesis', cell.conditionId, cell.outcomeId)}>
                    {name(rows.outcomes, cell.outcomeId)}
                  </Link>
                </th>
                {pooled === null ? (
                  <td colSpan={5} className="muted">
                    {cell.reason}
                  </td>
                ) : (
                  <>
                    <td>{cell.report.measureLabel}</td>
                    <td className={styles.number}>
                      <Estimate effect={pooled.estimate} low={pooled.low} high={pooled.high} />
                    </td>
                    <td className={`numbers ${styles.number}`}>{cell.k}</td>
                    <td className={`numbers ${styles.number}`}>
                      {cell.participants === null ? '' : people.format(cell.participants)}
                    </td>
                    <td>
                      {cell.reason === null ? (
                        <VerifiedMark verified={cell.report.rows.every(({ verified }) => verified)} />
                      ) : (
                        <span className="muted">{cell.reason}</span>
                      )}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </PageBody>
  );
}
