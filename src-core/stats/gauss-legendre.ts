export interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** Gauss-Legendre rule with n points on [-1, 1]: zeros of the Legendre polynomial by Newton steps from Tricomi's estimate. */
export const gaussLegendre = (n: number): Rule => {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 1; i <= n; i++) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 20; step++) {
      let [previous, value] = [1, x];
      for (let degree = 2; degree <= n; degree++)
        [previous, value] = [value, ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree];
      slope = (n * (x * value - previous)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
};

/** Integral of f over [low, high] by one application of a rule. */
export const integrate = (
  f: (x: number) => number,
  low: number,
  high: number,
  { nodes, weights }: Rule,
): number => {
  const half = (high - low) / 2;
  const middle = (high + low) / 2;
  let total = 0;
  for (let i = 0; i < nodes.length; i++) total += weights[i]! * f(middle + half * nodes[i]!);
  return total * half;
};
