/** The Freeman-Tukey double arcsine of x events in n people. */
const doubleArcsine = (x: number, n: number): number =>
  (Math.asin(Math.sqrt(x / (n + 1))) + Math.asin(Math.sqrt((x + 1) / (n + 1)))) / 2;

/** Harmonic mean of the sample sizes, the n that stands for all studies in the back-transformation. */
export const harmonicMean = (sizes: readonly number[]): number =>
  sizes.length / sizes.reduce((sum, n) => sum + 1 / n, 0);

/** Proportion whose double arcsine in n people is `value`, held within 0 and 1. Miller (1978), Am Stat 32:138. */
export const inverseDoubleArcsine = (value: number, n: number): number => {
  if (value > doubleArcsine(n, n)) return 1;
  if (value < doubleArcsine(0, n)) return 0;
  const sine = Math.sin(2 * value);
  const inner = sine + (sine - 1 / sine) / n;
  return 0.5 * (1 - Math.sign(Math.cos(2 * value)) * Math.sqrt(1 - inner * inner));
};
