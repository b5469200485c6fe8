import { Tooltip } from '@mantine/core';
import { Link } from 'wouter';
import { shortReasons } from '#core/synthesis/short-reasons';
import { formatEffect } from '#core/synthesis/format';
import type { GridCell, OverviewGrid } from '#core/figures/overview-grid';
import { address } from '../../../ui/address';
import { TinyMark } from '../../../ui/charts/tiny-mark';
import { Section } from '../../../ui/section';
import styles from './overview.module.css';

const studies = (k: number): string => (k === 1 ? '1 study' : `${k} studies`);

function Filled({ found, name }: { readonly found: GridCell; readonly name: string }) {
  const { cell, axis, unverified } = found;
  const { pooled, measureLabel, leftOut } = cell.report;
  const href = address('synthesis', cell.conditionId, cell.outcomeId);
  if (pooled === null || axis === null) {
    const n = leftOut.length;
    const [short, ...others] = shortReasons(leftOut);
    return (
      <Tooltip label={cell.reason} multiline w={300}>
        <Link href={href} className={styles.reason}>
          <span className="unseen">{name}: </span>
          <span className="unseen">{n === 1 ? '1 result' : `${n} results`}, no estimate: </span>
          {short ?? 'not computed'}
          {others.length > 0 ? ' …' : ''}
        </Link>
      </Tooltip>
    );
  }
  const text = formatEffect(pooled, cell.report.scale);
  const people = cell.participants === null ? '' : `, n ${cell.participants.toLocaleString('en')}`;
  const sentence = `${measureLabel} ${text}, ${studies(cell.k)}${people}${unverified ? ', unverified' : ''}`;
  return (
    <Tooltip label={sentence}>
      <Link href={href} className={styles.filled}>
        <span className="unseen">
          {name}: {measureLabel}{' '}
        </span>
        <span className={`numbers ${styles.value}`}>
          {text}
          {unverified ? <span className={styles.dagger}> †</span> : null}
        </span>
        {unverified ? <span className="unseen">unverified</span> : null}
        <TinyMark axis={axis} interval={pooled} width={96} />
        <span className={`numbers ${styles.k}`}>
          k {cell.k}
          {people}
        </span>
      </Link>
    </Tooltip>
  );
}

/** Condition by outcome: what is known, what cannot be said, and what nobody has measured. */
export function EvidenceGrid({ grid }: { readonly grid: OverviewGrid }) {
  return (
    <Section
      title="What is known, by condition and outcome"
      note="Estimate [95% CI], its place on an axis (0.1 to 10 for all ratios), studies (k) and people (n); † unverified. Grey words: results that cannot be used, and why. An empty cell is a gap."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section className={styles.box} tabIndex={0} aria-label="Conditions by outcomes">
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">Condition</th>
              {grid.outcomes.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ condition, cells }) => (
              <tr key={condition.id}>
                <th scope="row">{condition.name}</th>
                {grid.outcomes.map((outcome) => {
                  const found = cells.get(outcome.id);
                  return (
                    <td key={outcome.id} data-gap={found === undefined || undefined}>
                      {found === undefined ? (
                        <span className="unseen">no result</span>
                      ) : (
                        <Filled found={found} name={`${condition.name}, ${outcome.name}`} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {grid.empty.length === 0 ? null : (
        <p className={styles.gaps}>
          No result that counts for an outcome of the review: {grid.empty.map(({ name }) => name).join(', ')}.
        </p>
      )}
    </Section>
  );
}
