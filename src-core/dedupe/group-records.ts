/** Two records; the order does not matter. */
export interface RecordPair {
  readonly a: string;
  readonly b: string;
}

export interface Grouping<P extends RecordPair> {
  /** For each id of a group of two or more, all ids of its group. */
  readonly groupOf: ReadonlyMap<string, readonly string[]>;
  /** Pairs that could not be joined, since somebody keeps members of the two groups apart. */
  readonly refused: readonly P[];
}

/**
 * Groups records by pairs that are the same, in the order given (surest first), and never joins two groups of which a member of one is kept
 * apart from a member of the other: what a person said stands, whatever chain of likeness leads around it.
 */
export const groupRecords = <P extends RecordPair>(
  same: Iterable<P>,
  apart: Iterable<RecordPair>,
): Grouping<P> => {
  const group = new Map<string, string[]>();
  const of = (id: string): string[] => {
    const known = group.get(id);
    if (known) return known;
    const made = [id];
    group.set(id, made);
    return made;
  };
  const foes = new Map<string, string[]>();
  for (const { a, b } of apart) {
    foes.set(a, [...(foes.get(a) ?? []), b]);
    foes.set(b, [...(foes.get(b) ?? []), a]);
  }
  const refused: P[] = [];
  for (const pair of same) {
    const [x, y] = [of(pair.a), of(pair.b)];
    if (x === y) continue;
    const [small, large] = x.length <= y.length ? [x, y] : [y, x];
    if (small.some((id) => foes.get(id)?.some((foe) => group.get(foe) === large))) {
      refused.push(pair);
      continue;
    }
    for (const id of small) {
      large.push(id);
      group.set(id, large);
    }
  }
  return { groupOf: new Map([...group].filter(([, ids]) => ids.length > 1)), refused };
};
