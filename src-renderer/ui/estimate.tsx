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

const Number_ = ({ value, digits }: { readonly value: number; readonly digits: number }) => (
  <span className={styles.number}>{printed(value, digits)}</span>
);

/**
 * Effect [low, high] in one cell. Figures are of one width, each number has its own right-aligned place and all rows the same
 * digits, so decimal points stand under each other; `plain` drops the places (running text).
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
  return (
    <span className={`numbers ${styles.estimate}`}>
      <Number_ value={effect} digits={digits} /> [<Number_ value={low} digits={digits} />,{' '}
      <Number_ value={high} digits={digits} />]
    </span>
  );
}
