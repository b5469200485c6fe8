import { useMemo } from 'react';
import { tinyAxis } from '#core/figures/tiny-interval';
import type { StudyResult } from '#core/model/study';
import { formatEffect, formatNumber } from '#core/synthesis/format';
import type { PooledPart, RowReference } from '#core/synthesis/further/further-report';
import type { AnalysisReport } from '#core/synthesis/report';
import { TinyMark } from '../../../../ui/charts/tiny-mark';
import styles from '../synthesis.module.css';
import { shownP } from './shown-p';
import { StudyHead } from './study-head';

/** A part of the studies: which, its estimate, and its year where it stands in order of years. */
export type PooledRow = RowReference & PooledPart & { readonly year?: number | null };

/** Estimates of parts of the studies under each other on one axis, the estimate of all at the end. */
export function PooledTable({
  label,
  rows,
  results,
  report,
  prefix,
}: {
  readonly label: string;
  readonly rows: readonly PooledRow[];
  readonly results: readonly StudyResult[];
  readonly report: AnalysisReport;
  readonly prefix?: string;
}) {
  const { pooled, heterogeneity, scale, nullValue, settings } = report;
  const axis = useMemo(
    () => tinyAxis(scale, nullValue, [...rows, ...(pooled === null ? [] : [pooled])]),
    [rows, pooled, scale, nullValue],
  );
  const dated = rows.some(({ year }) => year !== undefined);
  const random = settings.model === 'random';
  const turned = rows.some(({ turns }) => turns);
  const cells = (row: Pick<PooledRow, 'estimate' | 'low' | 'high' | 'p' | 'tau2' | 'i2'>) => (
    <>
      <td>
        <TinyMark axis={axis} interval={row} width={110} />
      </td>
      <td className="numbers">{formatEffect(row, scale)}</td>
      <td className="numbers">{shownP(row.p)}</td>
      {random ? <td className="numbers">{formatNumber(row.tau2)}</td> : null}
      <td className="numbers">{row.i2 === null ? '–' : `${formatNumber(row.i2, 0)}%`}</td>
    </>
  );
  return (
    <table className={styles.numbersTable} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Study</th>
          {dated ? <th scope="col">Year</th> : null}
          <td />
          <th scope="col">
            {report.measureLabel} [{settings.level}% interval]
          </th>
          <th scope="col">P</th>
          {random ? <th scope="col">Tau²</th> : null}
          <th scope="col">I²</th>
          {turned ? <th scope="col">Against all studies</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <StudyHead row={row} results={results} {...(prefix === undefined ? {} : { prefix })} />
            {dated ? <td className="numbers">{row.year ?? '–'}</td> : null}
            {cells(row)}
            {turned ? <td className={styles.words}>{row.turns ? '△ other conclusion' : 'same'}</td> : null}
          </tr>
        ))}
        {pooled === null ? null : (
          <tr data-total>
            <th scope="row">All studies</th>
            {dated ? <td /> : null}
            {cells({ ...pooled, tau2: heterogeneity?.tau2 ?? null, i2: heterogeneity?.i2 ?? null })}
            {turned ? <td /> : null}
          </tr>
        )}
      </tbody>
    </table>
  );
}
