import type { PreparedRecord } from './prepared-record';

/** Records that share one of these keys are compared. Each key forgives errors in all the others. */
const keysOf = (record: PreparedRecord, rare: readonly string[]): string[] => {
  const keys: string[] = [];
  if (record.doi !== null) keys.push(`doi ${record.doi}`);
  if (record.pmid !== null) keys.push(`pmid ${record.pmid}`);
  if (record.registration !== '') keys.push(`registration ${record.registration}`);
  if (record.title.length >= 8) {
    keys.push(`begin ${record.title.slice(0, 24)}`);
    keys.push(`end ${record.title.slice(-24)}`);
    if (record.mainTitle !== record.title)
      keys.push(`begin ${record.mainTitle.slice(0, 24)}`, `end ${record.mainTitle.slice(-24)}`);
    if (record.headTitle !== '') keys.push(`begin ${record.headTitle.slice(0, 24)}`);
  }
  if (rare.length >= 2) keys.push(`rare ${rare[0]} ${rare[1]}`);
  if (rare.length >= 3) keys.push(`rare ${rare[0]} ${rare[2]}`, `rare ${rare[1]} ${rare[2]}`);
  if (record.firstPage !== '' && record.volume !== '')
    keys.push(`page ${record.volume} ${record.firstPage} ${record.year ?? ''}`);
  if (record.firstPage !== '' && record.firstAuthor !== '')
    keys.push(`author ${record.firstAuthor} ${record.firstPage}`);
  return keys;
};

/** Larger blocks (all with the title "Editorial") are split by year and first author before pairs are made. */
const largestBlock = 60;
/** Of a part that is still larger each record is compared with those that follow it in the order of titles. */
const neighbours = 12;

/** The three rarest words of each title, rarest first, in a fixed order among equals. */
const rareWords = (records: readonly PreparedRecord[]): ((record: PreparedRecord) => string[]) => {
  const counts = new Map<string, number>();
  for (const { words } of records)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const order = (a: string, b: string): number => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1);
  return ({ words }) => {
    // a word that no other record has can be a misprint and finds nothing
    const shared = [...new Set(words)].filter((word) => word.length >= 4 && counts.get(word)! > 1);
    return shared.sort(order).slice(0, 3).sort();
  };
};

/** Records that are all compared with each other, in input order. */
type Block = readonly number[];

interface Neighbourhood {
  /** For each record, the blocks in which it stands. */
  readonly blocks: readonly (readonly Block[])[];
  /** For each record, earlier ones that stand near it in a block too large to compare all with all. */
  readonly near: ReadonlyMap<number, readonly number[]>;
}

const put = <K>(into: Map<K, number[]>, key: K, at: number): void => {
  const known = into.get(key);
  if (known) known.push(at);
  else into.set(key, [at]);
};

const neighbourhood = (records: readonly PreparedRecord[]): Neighbourhood => {
  const rare = rareWords(records);
  const found = new Map<string, number[]>();
  records.forEach((record, at) => {
    for (const key of new Set(keysOf(record, rare(record)))) put(found, key, at);
  });
  const blocks = records.map((): Block[] => []);
  const near = new Map<number, number[]>();
  const compareAll = (block: Block): void => {
    if (block.length > 1) for (const at of block) blocks[at]!.push(block);
  };
  const compareByTitle = (part: Block): void => {
    const titleOf = (at: number): string => records[at]!.title;
    const sorted = [...part].sort((x, y) =>
      titleOf(x) < titleOf(y) ? -1 : titleOf(x) > titleOf(y) ? 1 : x - y,
    );
    sorted.forEach((x, at) => {
      for (const y of sorted.slice(at + 1, at + 1 + neighbours)) put(near, Math.max(x, y), Math.min(x, y));
    });
  };
  for (const block of found.values()) {
    if (block.length <= largestBlock) compareAll(block);
    else {
      const parts = new Map<string, number[]>();
      for (const at of block) put(parts, `${records[at]!.year ?? ''} ${records[at]!.firstAuthor}`, at);
      for (const part of parts.values()) (part.length <= largestBlock ? compareAll : compareByTitle)(part);
    }
  }
  return { blocks, near };
};

/**
 * Calls back once for each pair of positions worth comparing, the later record first; one later record after the other, so that what was
 * compared with it is known by one mark for each record and not by a list of all pairs.
 */
export const candidatePairs = (
  records: readonly PreparedRecord[],
  visit: (later: number, earlier: number) => void,
): void => {
  const { blocks, near } = neighbourhood(records);
  const comparedWith = new Int32Array(records.length).fill(-1);
  const visitOnce = (later: number, earlier: number): void => {
    if (comparedWith[earlier] === later) return;
    comparedWith[earlier] = later;
    visit(later, earlier);
  };
  for (let later = 0; later < records.length; later += 1) {
    for (const block of blocks[later]!)
      for (const earlier of block) {
        if (earlier >= later) break;
        visitOnce(later, earlier);
      }
    for (const earlier of near.get(later) ?? []) visitOnce(later, earlier);
  }
};
