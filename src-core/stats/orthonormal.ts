/** X = BR with orthonormal columns in B (`basis[j][i]`) and the inverse of the upper triangular R (`inverse[row][column]`). */
export interface Orthonormal {
  readonly basis: readonly (readonly number[])[];
  readonly inverse: readonly (readonly number[])[];
}

/**
 * Gram-Schmidt, each column cleaned twice, which is orthogonal to machine precision (Giraud et al. 2005, Comput Math Appl
 * 50:1069-1075). Null when a column adds nothing to those before it.
 */
export const orthonormalise = (columns: readonly (readonly number[])[]): Orthonormal | null => {
  const p = columns.length;
  const basis: number[][] = [];
  const triangle = columns.map(() => new Array<number>(p).fill(0));
  for (let j = 0; j < p; j++) {
    const column = [...columns[j]!];
    const size = norm(column);
    for (let round = 0; round < 2; round++) {
      basis.forEach((other, l) => {
        const share = dot(other, column);
        triangle[l]![j]! += share;
        for (let i = 0; i < column.length; i++) column[i]! -= share * other[i]!;
      });
    }
    const left = norm(column);
    if (!(left > 1e-11 * size)) return null;
    triangle[j]![j] = left;
    basis.push(column.map((value) => value / left));
  }
  return { basis, inverse: invertUpper(triangle) };
};

const dot = (a: readonly number[], b: readonly number[]): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};

const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a));

const invertUpper = (upper: readonly (readonly number[])[]): number[][] => {
  const p = upper.length;
  const inverse = upper.map(() => new Array<number>(p).fill(0));
  for (let j = 0; j < p; j++) {
    inverse[j]![j] = 1 / upper[j]![j]!;
    for (let i = j - 1; i >= 0; i--) {
      let total = 0;
      for (let l = i + 1; l <= j; l++) total += upper[i]![l]! * inverse[l]![j]!;
      inverse[i]![j] = -total / upper[i]![i]!;
    }
  }
  return inverse;
};
