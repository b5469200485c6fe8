import { Tooltip } from '@mantine/core';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { counted } from '#core/counted';
import type { EffectScale } from '#core/synthesis/format';
import { type OverviewCell, type OverviewRows, overview } from '#core/synthesis/overview';
import { shortReasons } from '#core/synthesis/short-reasons';
import { address } from '../../../ui/address';
import { EmptyState } from '../../../ui/empty-state';
import { Estimate, type EstimateRoom, estimateRoom } from '../../../ui/estimate';
import { CheckField } from '../../../ui/field';
import { FilterChips, FilterMenu } from '../../../ui/filter-menu';
import { VerifiedMark } from '../../../ui/marks';
import { usePageProgress, usePageSearch } from '../../../ui/page';
import { readBoolean, useRemembered } from '../../../ui/remembered';
import { PageBody } from '../../../ui/section';
import styles from './synthesis.module.css';

const people = new Intl.NumberFormat('en');

const readIds = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
const none: readonly string[] = [];

/** Every analysis that results allow: one line for each condition and outcome that some result reports. */
export function ChooseAnalysis({ rows }: { readonly rows: OverviewRows }) {
  const { cells } = useMemo(() => overview({ ...rows, reports: [] }), [rows]);
  const [, navigate] = useLocation();
  const [query] = usePageSearch('Search conditions and outcomes', 'synthesis');
  const [chosen, choose] = useRemembered('synthesis-conditions', none, readIds);
  const [onlyEstimates, showOnlyEstimates] = useRemembered('synthesis-only-estimates', false, readBoolean);
  const estimates = cells.filter(({ report }) => report.pooled !== null).length;
  usePageProgress(
    cells.length === 0
      ? null
      : `${estimates} of ${counted(cells.length, 'outcome', 'outcomes')} with an estimate`,
  );
  if (cells.length === 0)
    return (
      <EmptyState
        title="Nothing to pool yet"
        text="An analysis begins with results: open a study, enter a result and give it one of the review’s outcomes."
        action={{ label: 'Go to studies', run: () => navigate('/studies') }}
      />
    );
  const name = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id;
  const conditions = rows.conditions.filter(({ id }) => cells.some(({ conditionId }) => conditionId === id));
  const wanted = chosen.filter((id) => conditions.some((condition) => condition.id === id));
  const filter = {
    options: conditions.map((condition) => ({ id: condition.id, label: condition.name })),
    chosen: wanted,
    onChange: choose,
  };
  const words = query.trim().toLowerCase();
  const shown = cells.filter(
    (cell) =>
      (wanted.length === 0 || wanted.includes(cell.conditionId)) &&
      (!onlyEstimates || cell.report.pooled !== null) &&
      `${name(rows.conditions, cell.conditionId)} ${name(rows.outcomes, cell.outcomeId)}`
        .toLowerCase()
        .includes(words),
  );
  // Ratios stand under ratios, and differences, with their minus signs, under differences.
  const roomOf = (scale: EffectScale) =>
    estimateRoom(
      shown.flatMap(({ report: { pooled, scale: own } }) =>
        pooled === null || own !== scale ? [] : [{ pooled, scale }],
      ),
    );
  const rooms = { log: roomOf('log'), natural: roomOf('natural') };
  return (
    <div className={styles.list}>
      <div className={styles.toolbar}>
        <FilterMenu name="Condition" {...filter} />
        <CheckField
          label="Only with an estimate"
          checked={onlyEstimates}
          onChange={(event) => showOnlyEstimates(event.currentTarget.checked)}
        />
        <FilterChips {...filter} />
        <span className={styles.end} />
        <span className="numbers muted">
          {shown.length === cells.length
            ? counted(cells.length, 'outcome', 'outcomes')
            : `${shown.length} of ${counted(cells.length, 'outcome', 'outcomes')}`}
        </span>
      </div>
      <PageBody wide>
        {shown.length === 0 ? (
          <p className="muted">No outcome fits.</p>
        ) : (
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
              {shown.map((cell, index) => (
                <Line
                  key={`${cell.conditionId} ${cell.outcomeId}`}
                  cell={cell}
                  same={shown[index - 1]?.conditionId === cell.conditionId}
                  last={shown[index + 1]?.conditionId !== cell.conditionId}
                  condition={name(rows.conditions, cell.conditionId)}
                  outcome={name(rows.outcomes, cell.outcomeId)}
                  room={rooms[cell.report.scale]}
                />
              ))}
            </tbody>
          </table>
        )}
      </PageBody>
    </div>
  );
}

function Line({
  cell,
  same,
  last,
  condition,
  outcome,
  room,
}: {
  readonly cell: OverviewCell;
  readonly same: boolean;
  readonly last: boolean;
  readonly condition: string;
  readonly outcome: string;
  readonly room: EstimateRoom;
}) {
  const { pooled, measureLabel, leftOut, rows, scale } = cell.report;
  const n = leftOut.length;
  return (
    <tr data-last={last || undefined}>
      <td>{same ? <span className="unseen">{condition}</span> : condition}</td>
      <th scope="row">
        <Link href={address('synthesis', cell.conditionId, cell.outcomeId)}>{outcome}</Link>
      </th>
      {pooled === null ? (
        <td colSpan={5} className="muted">
          <Tooltip label={cell.reason} multiline w={320} disabled={cell.reason === null}>
            <span>
              {counted(n, 'result', 'results')}, none usable
              {n === 0 ? '' : `: ${shortReasons(leftOut).join('; ')}`}
            </span>
          </Tooltip>
        </td>
      ) : (
        <>
          <td>{measureLabel}</td>
          <td className={styles.number}>
            <Estimate effect={pooled} scale={scale} room={room} />
          </td>
          <td className={`numbers ${styles.number}`}>{cell.k}</td>
          <td className={`numbers ${styles.number}`}>
            {cell.participants === null ? '' : people.format(cell.participants)}
          </td>
          <td>
            <VerifiedMark verified={rows.every(({ verified }) => verified)} />
          </td>
        </>
      )}
    </tr>
  );
}
