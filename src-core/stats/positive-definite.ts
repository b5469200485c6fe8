/** Inverse and log-determinant of a small symmetric positive definite matrix by Cholesky; null when it is singular. */
export const invertPositive = (
  a: readonly (readonly number[])[],
): { readonly inverse: readonly (readonly number[])[]; readonly logDet: number } | null => {
  const lower = cholesky(a);
  if (lower === null) return null;
  const n = a.length;
  // Columns of L^-1, then A^-1 = L^-T L^-1.
  const root = lower.map((row, i) => row.map((_, j) => (i === j ? 1 / row[i]! : 0)));
  for (let j = 0; j < n; j++) {
    for (let i = j + 1; i < n; i++) {
      let total = 0;
      for (let l = j; l < i; l++) total += lower[i]![l]! * root[l]![j]!;
      root[i]![j] = -total / lower[i]![i]!;
    }
  }
  const inverse = a.map((_, i) =>
    a.map((__, j) => {
      let total = 0;
      for (let l = Math.max(i, j); l < n; l++) total += root[l]![i]! * root[l]![j]!;
      return total;
    }),
  );
  let logDet = 0;
  for (let i = 0; i < n; i++) logDet += 2 * Math.log(lower[i]![i]!);
  return { inverse, logDet };
};

/** Lower triangular L with A = LL'; null when A is not (numerically) positive definite. */
export const cholesky = (a: readonly (readonly number[])[]): number[][] | null => {
  const n = a.length;
  const lower = a.map(() => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let total = a[i]![j]!;
      for (let l = 0; l < j; l++) total -= lower[i]![l]! * lower[j]![l]!;
      if (i > j) {
        lower[i]![j] = total / lower[j]![j]!;
        continue;
      }
      if (!(total > 1e-15 * a[j]![j]!)) return null;
      lower[j]![j] = Math.sqrt(total);
    }
  }
  return lower;
};
