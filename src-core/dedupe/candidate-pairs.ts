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

/** Calls back once for each pair of positions worth comparing, the later record first. */
export const candidatePairs = (
  records: readonly PreparedRecord[],
  visit: (later: number, earlier: number) => void,
): void => {
  const rare = rareWords(records);
  const blocks = new Map<string, number[]>();
  const put = (into: Map<string, number[]>, key: string, at: number): void => {
    const block = into.get(key);
    if (block) block.push(at);
    else into.set(key, [at]);
  };
  records.forEach((record, at) => {
    for (const key of new Set(keysOf(record, rare(record)))) put(blocks, key, at);
  });
  const seen = new Set<number>();
  const visitOnce = (x: number, y: number): void => {
    const [later, earlier] = x > y ? [x, y] : [y, x];
    const code = later * records.length + earlier;
    if (seen.has(code)) return;
    seen.add(code);
    visit(later, earlier);
  };
  const pairsOf = (block: readonly number[]): void => {
    for (let j = 1; j < block.length; j += 1) for (let i = 0; i < j; i += 1) visitOnce(block[j]!, block[i]!);
  };
  const pairsByTitle = (part: readonly number[]): void => {
    const titleOf = (at: number): string => records[at]!.title;
    const sorted = [...part].sort((x, y) =>
      titleOf(x) < titleOf(y) ? -1 : titleOf(x) > titleOf(y) ? 1 : x - y,
    );
    sorted.forEach((x, at) => {
      for (const y of sorted.slice(at + 1, at + 1 + neighbours)) visitOnce(x, y);
    });
  };
  for (const block of blocks.values()) {
    if (block.length <= largestBlock) pairsOf(block);
    else {
      const parts = new Map<string, number[]>();
      for (const at of block) put(parts, `${records[at]!.year ?? ''} ${records[at]!.firstAuthor}`, at);
      for (const part of parts.values()) (part.length <= largestBlock ? pairsOf : pairsByTitle)(part);
    }
  }
};
