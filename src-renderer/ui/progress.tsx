import { Button } from './button';
import styles from './progress.module.css';

const count = new Intl.NumberFormat('en');

/** Time left in the coarse words one can rely on. */
export function timeLeft(seconds: number): string {
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}

/** Long work: what it is, a bar, how many of how many (or per cent), time left, Cancel. Without `total` the bar only moves. */
export function Progress({
  label,
  done,
  total,
  unit,
  secondsLeft,
  onCancel,
}: {
  readonly label: string;
  readonly done: number;
  readonly total?: number;
  readonly unit?: string;
  readonly secondsLeft?: number;
  readonly onCancel?: () => void;
}) {
  const known = total !== undefined && total > 0;
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span>{label}</span>
        <span className={`numbers ${styles.count}`}>
          {known || done > 0 ? count.format(done) : ''}
          {known && unit !== '%' ? ` of ${count.format(total)}` : ''}
          {unit && (known || done > 0) ? ` ${unit}` : ''}
          {secondsLeft === undefined ? '' : ` · ${timeLeft(secondsLeft)}`}
        </span>
      </div>
      <div className={styles.line}>
        <progress
          aria-label={label}
          className={styles.bar}
          value={known ? done : undefined}
          max={known ? total : undefined}
        />
        {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
      </div>
    </div>
  );
}
