import { type TinyAxis, tinyInterval } from '#core/figures/tiny-interval';
import styles from './tiny-mark.module.css';

const height = 14;
const middle = 7;

/** An interval as a small drawing in a cell: its numbers stand beside it as text, so it has no name of its own. */
export function TinyMark({
  axis,
  interval,
  width = 72,
}: {
  readonly axis: TinyAxis;
  readonly interval: { readonly estimate: number; readonly low: number; readonly high: number };
  readonly width?: number;
}) {
  const placed = tinyInterval(axis, interval, width);
  if (placed === null) return null;
  const { left, right, estimate, nullX, clippedLow, clippedHigh } = placed;
  return (
    <svg className={styles.mark} width={width} height={height} aria-hidden="true">
      {nullX === null ? null : <path className={styles.none} d={`M${nullX} 0V${height}`} />}
      <path className={styles.whisker} d={`M${left} ${middle}H${right}`} />
      {clippedLow ? <path className={styles.arrow} d={`M${left} ${middle}l5 -3v6z`} /> : null}
      {clippedHigh ? <path className={styles.arrow} d={`M${right} ${middle}l-5 -3v6z`} /> : null}
      {estimate === null ? null : (
        <path className={styles.square} d={`M${estimate} ${middle}m-3 -3h6v6h-6z`} />
      )}
    </svg>
  );
}
