import { formatEffect, formatNumber } from '#core/synthesis/format';
import styles from './estimate.module.css';

/**
 * Effect [low, high] in one cell. Figures are of one width and each number, with the bracket that hugs it, has a right-aligned
 * place of its own, so with the same digits in all rows the decimal points stand under each other. `plain` is for running text.
 */
export function Estimate({
  effect,
  low,
  high,
  digits = 2,
  plain = false,
}: {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly digits?: number;
  readonly plain?: boolean;
}) {
  if (plain) return <span className="numbers">{formatEffect({ estimate: effect, low, high })}</span>;
  // Room for a minus sign and one figure before the point, or two figures.
  const minWidth = `${digits + 2.3}ch`;
  return (
    <span className={`numbers ${styles.estimate}`}>
      <span className={styles.number} style={{ minWidth }}>
        {formatNumber(effect, digits)}
      </span>{' '}
      <span className={styles.number} style={{ minWidth: `calc(${minWidth} + 1.2ch)` }}>
        [{formatNumber(low, digits)},
      </span>{' '}
      <span className={styles.number} style={{ minWidth: `calc(${minWidth} + 0.6ch)` }}>
        {formatNumber(high, digits)}]
      </span>
    </span>
  );
}
