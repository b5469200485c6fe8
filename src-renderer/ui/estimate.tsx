import { effectPieces } from '#core/figures/forest-columns';
import type { EffectScale } from '#core/synthesis/format';
import styles from './estimate.module.css';

interface Shown {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Room that estimate, lower and upper limit need in one column, in characters. */
export type EstimateRoom = readonly [number, number, number];

/** The room for these estimates, so that in a column no number stands further apart than its widest needs. */
export const estimateRoom = (
  shown: readonly { readonly pooled: Shown; readonly scale: EffectScale }[],
): EstimateRoom => {
  const pieces = shown.map(({ pooled, scale }) => effectPieces(pooled, scale));
  const longest = (at: 0 | 1 | 2): number => Math.max(0, ...pieces.map((piece) => piece[at].length));
  return [longest(0), longest(1), longest(2)];
};

/**
 * Effect [low, high] in one cell. Figures are of one width and each number, with the bracket that hugs it, has a right-aligned
 * place of its own, so the decimal points of a column stand under each other.
 */
export function Estimate({
  effect,
  scale,
  room,
}: {
  readonly effect: Shown;
  readonly scale: EffectScale;
  readonly room: EstimateRoom;
}) {
  const [estimate, low, high] = effectPieces(effect, scale);
  // A point, a comma and a bracket are narrower than a figure: each number has one point, the limits one sign more.
  const place = (text: string, at: 0 | 1 | 2, narrow: number) => (
    <span className={styles.number} style={{ minWidth: `${room[at] - narrow}ch` }}>
      {text}
    </span>
  );
  return (
    <span className={`numbers ${styles.estimate}`}>
      {place(estimate, 0, 0.5)} {place(low, 1, 1.4)} {place(high, 2, 0.9)}
    </span>
  );
}
