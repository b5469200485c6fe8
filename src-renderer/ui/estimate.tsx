import styles from './estimate.module.css';

const minus = (text: string) => text.replace('-', '−');

/** A number with fixed digits and a true minus sign; a negative zero loses its sign. */
export function printed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return minus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** Effect with interval as journals print it: `2.22 [1.14, 4.32]`, natural scale. */
export const printedEstimate = (effect: number, low: number, high: number, digits: number): string =>
  `${printed(effect, digits)} [${printed(low, digits)}, ${printed(high, digits)}]`;

/** P as Cochrane prints it: two decimals, three below 0.01, `P < 0.001` at the end. */
export function printedP(p: number): string {
  if (p < 0.001) return 'P < 0.001';
  return `P = ${p.toFixed(p < 0.01 ? 3 : 2)}`;
}

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
  if (plain) return <span className="numbers">{printedEstimate(effect, low, high, digits)}</span>;
  // Room for a minus sign and one figure before the point, or two figures.
  const minWidth = `${digits + 2.3}ch`;
  return (
    <span className={`numbers ${styles.estimate}`}>
      <span className={styles.number} style={{ minWidth }}>
        {printed(effect, digits)}
      </span>{' '}
      <span className={styles.number} style={{ minWidth: `calc(${minWidth} + 1.2ch)` }}>
        [{printed(low, digits)},
      </span>{' '}
      <span className={styles.number} style={{ minWidth: `calc(${minWidth} + 0.6ch)` }}>
        {printed(high, digits)}]
      </span>
    </span>
  );
}
