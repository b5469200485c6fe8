import { invertPositive } from '../stats/positive-definite';

/**
 * P = W - WX(X'WX)^-1 X'W by its parts, without the difference of nearly equal numbers where a few studies have nearly all the
 * weight. p of the studies, the pivots, carry the most; every other row of sqrt(W)X is a combination G of theirs (entries at most
 * about 1). With K = (I + G'G)^-1 and w, d the weights of the others and of the pivots, P is sqrt(w)(I - GKG')sqrt(w) among the
 * others, -sqrt(d) K G' sqrt(w) between, and sqrt(d) K G'G sqrt(d) among the pivots (Woodbury). Nothing larger than k x p is made.
 */
export interface ResidualSpace {
  readonly pivots: readonly number[];
  readonly others: readonly number[];
  /** `rows[j]`: row of G for `others[j]`. */
  readonly rows: readonly (readonly number[])[];
  /** Rows of GK. */
  readonly through: readonly (readonly number[])[];
  /** What the coefficients take of each of the others: diagonal of GKG'. */
  readonly leverage: readonly number[];
  /** P among the pivots. */
  readonly corner: readonly (readonly number[])[];
}

/** Null where sqrt(W)X has less than full rank. */
export const residualSpace = (
  basis: readonly (readonly number[])[] | null,
  w: readonly number[],
): ResidualSpace | null => {
  const roots = w.map(Math.sqrt);
  const table = roots.map((root, i) => (basis === null ? [root] : basis.map((column) => column[i]! * root)));
  const pivots = reduceToPivots(table);
  if (pivots === null) return null;
  const p = pivots.length;
  const taken = new Set(pivots);
  const others = w.map((_, i) => i).filter((i) => !taken.has(i));
  const rows = others.map((i) => table[i]!);
  const gram = pivots.map((_, a) =>
    pivots.map((__, b) => rows.reduce((total, row) => total + row[a]! * row[b]!, 0)),
  );
  const solved = invertPositive(gram.map((row, a) => row.map((value, b) => (a === b ? 1 + value : value))));
  if (solved === null) return null;
  const { inverse } = solved;
  const through = rows.map((row) => inverse.map((line) => inner(line, row)));
  const corner = pivots.map((left, a) =>
    pivots.map((right, b) => {
      let total = 0;
      for (let l = 0; l < p; l++) total += inverse[a]![l]! * gram[l]![b]!;
      return roots[left]! * roots[right]! * total;
    }),
  );
  return { pivots, others, rows, through, leverage: rows.map((row, j) => inner(row, through[j]!)), corner };
};

/**
 * Turns the rows of `table`, in place, into combinations of p of them by column operations with the largest entry left as pivot
 * (which keep the size of each row); the places of these p in the order of the columns.
 */
const reduceToPivots = (table: readonly number[][]): readonly number[] | null => {
  const p = table[0]?.length ?? 0;
  const pivots = new Array<number>(p).fill(-1);
  for (let step = 0; step < p; step++) {
    let [row, column, largest] = [-1, -1, 0];
    table.forEach((entries, i) => {
      if (pivots.includes(i)) return;
      for (let j = 0; j < p; j++) {
        const size = Math.abs(entries[j]!);
        if (pivots[j] === -1 && size > largest) [row, column, largest] = [i, j, size];
      }
    });
    if (row === -1 || !Number.isFinite(largest)) return null;
    const pivot = table[row]![column]!;
    const shares = table[row]!.map((value) => value / pivot);
    for (const entries of table) {
      const own = entries[column]!;
      for (let j = 0; j < p; j++) if (j !== column) entries[j]! -= own * shares[j]!;
      entries[column] = own / pivot;
    }
    pivots[column] = row;
  }
  return pivots;
};

const inner = (a: readonly number[], b: readonly number[]): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};

/** tr(P diag(a)). */
export const weightedTrace = (
  space: ResidualSpace,
  w: readonly number[],
  a: (i: number) => number,
): number => {
  let total = 0;
  space.pivots.forEach((i, l) => {
    total += a(i) * space.corner[l]![l]!;
  });
  space.others.forEach((i, j) => {
    total += a(i) * w[i]! * (1 - space.leverage[j]!);
  });
  return total;
};

/** tr(P diag(a) P diag(b)), a and b not negative. */
export const squaredTrace = (
  { pivots, others, rows, through, leverage, corner }: ResidualSpace,
  w: readonly number[],
  a: (i: number) => number,
  b: (i: number) => number,
): number => {
  const p = pivots.length;
  const left = pivots.map(() => new Array<number>(p).fill(0));
  const right = pivots.map(() => new Array<number>(p).fill(0));
  let total = 0;
  others.forEach((i, j) => {
    const [one, two] = [a(i) * w[i]!, b(i) * w[i]!];
    // The whole of (GKG')^2 follows below, so its diagonal goes here; the leverage of these rows is well below 1.
    total += one * two * (1 - 2 * leverage[j]!);
    const [row, passed] = [rows[j]!, through[j]!];
    for (let l = 0; l < p; l++) {
      const pivot = pivots[l]!;
      total += w[pivot]! * passed[l]! ** 2 * (a(pivot) * two + b(pivot) * one);
      for (let m = 0; m < p; m++) {
        left[l]![m]! += one * passed[l]! * row[m]!;
        right[l]![m]! += two * passed[l]! * row[m]!;
      }
    }
  });
  for (let l = 0; l < p; l++)
    for (let m = 0; m < p; m++) {
      total += left[l]![m]! * right[m]![l]!;
      total += a(pivots[l]!) * b(pivots[m]!) * corner[l]![m]! ** 2;
    }
  return total;
};

/** y'PPy: the others' part of Py from what the pivots leave of them, the pivots' own because X'Py = 0. */
export const weightedResidualSquares = (
  { pivots, others, rows, through }: ResidualSpace,
  w: readonly number[],
  y: readonly number[],
): number => {
  const ofPivots = pivots.map((i) => Math.sqrt(w[i]!) * y[i]!);
  const left = others.map((i, j) => Math.sqrt(w[i]!) * y[i]! - inner(rows[j]!, ofPivots));
  const across = (values: readonly number[]) =>
    pivots.map((_, l) => values.reduce((total, value, j) => total + rows[j]![l]! * value, 0));
  const taken = across(left);
  const scaled = left.map((value, j) => value - inner(through[j]!, taken));
  const own = across(scaled).reduce((total, value, l) => total + w[pivots[l]!]! * value * value, 0);
  return scaled.reduce((total, value, j) => total + w[others[j]!]! * value * value, own);
};
