/** What several raters said of the same records; null: not rated. Categories in their order, which weights depend on. */
export interface Ratings {
  readonly categories: readonly string[];
  readonly raters: readonly string[];
  /** Equal patterns of ratings once, with the number of records that have them. */
  readonly patterns: readonly { readonly ratings: readonly (string | null)[]; readonly n: number }[];
}

/** One pattern as counts by category. */
export interface CountedPattern {
  /** Records with this pattern. */
  readonly n: number;
  /** Ratings of one such record in each category. */
  readonly counts: readonly number[];
  /** Their sum. */
  readonly rated: number;
}

export const countPatterns = ({ categories, patterns }: Ratings): readonly CountedPattern[] =>
  patterns.map(({ ratings, n }) => {
    const counts = categories.map((category) => ratings.filter((rating) => rating === category).length);
    return { n, counts, rated: counts.reduce((sum, count) => sum + count, 0) };
  });

/** Counts of records by what two raters said, the first in rows; records that either did not rate are left out. */
export const crossTable = (
  { categories, patterns }: Ratings,
  first: number,
  second: number,
): readonly (readonly number[])[] =>
  categories.map((row) =>
    categories.map((column) =>
      patterns.reduce(
        (sum, { ratings, n }) => (ratings[first] === row && ratings[second] === column ? sum + n : sum),
        0,
      ),
    ),
  );
