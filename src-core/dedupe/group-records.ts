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

/** Connected groups as they grow; `join` tells whether two ids were in different ones until now. */
const unions = () => {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (a: string, b: string): boolean => {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent.set(x, y);
    return x !== y;
  };
  return { find, join };
};

/**
 * What has to be kept of a long list of findings: of the pairs that are the same those that join two groups (fifty records of one article
 * make 1,225 pairs, and 49 say it all), and of the undecided the first between any two groups, since what is said of it holds for both.
 */
export const tellingPairs = <P extends RecordPair>(
  same: readonly P[],
  undecided: readonly P[],
  /** Pairs that are one report already, whoever found that. */
  known: readonly RecordPair[] = [],
): { readonly same: readonly P[]; readonly undecided: readonly P[] } => {
  const { find, join } = unions();
  const joining = same.filter(({ a, b }) => join(a, b));
  for (const { a, b } of known) join(a, b);
  const seen = new Set<string>();
  const telling = undecided.filter(({ a, b }) => {
    const [x, y] = [find(a), find(b)];
    const key = x < y ? `${x}~${y}` : `${y}~${x}`;
    if (x === y || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { same: joining, undecided: telling };
};
