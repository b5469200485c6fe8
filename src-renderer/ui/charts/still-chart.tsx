import type { Figure } from '#core/figures/marks';
import styles from './figure.module.css';
import { FigureMarks } from './figure-marks';
import { usePalette } from './use-palette';

/** A figure that is looked at as a whole: its description stands for it, and a table has its numbers. */
export function StillChart({ figure }: { readonly figure: Figure }) {
  const palette = usePalette();
  return (
    <svg
      role="img"
      aria-label={`${figure.title}. ${figure.description}`}
      width={figure.width}
      height={figure.height}
      className={styles.chart}
    >
      <FigureMarks marks={figure.marks} palette={palette} />
    </svg>
  );
}
