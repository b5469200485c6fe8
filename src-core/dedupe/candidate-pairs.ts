import { BlockKeys } from './block-keys';
import type { PreparedRecord } from './prepared-record';
import type { TitleWord } from './title-words';

/** Keys of different kinds never meet, but a title may begin as another one's main title does. */
const kinds = { doi: 0, pmid: 1, registration: 2, begin: 3, end: 4, rare: 5, page: 6, author: 7 } as const;

/** Letters at the beginning and end of a title. */
const ends = 24;

/** Records that share one of these keys are compared. Each key forgives errors in all the others. */
const addKeys = (keys: BlockKeys, at: number, record: PreparedRecord): void => {
  if (record.doi !== null) keys.add(at, kinds.doi, record.doi);
  if (record.pmid !== null) keys.add(at, kinds.pmid, record.pmid);
  if (record.registration !== '') keys.add(at, kinds.registration, record.registration);
  if (record.title.length >= 8) {
    const titles = record.mainTitle === record.title ? [record.title] : [record.title, record.mainTitle];
    for (const title of titles) {
      keys.add(at, kinds.begin, title.slice(0, ends));
      keys.add(at, kinds.end, title.slice(-ends));
    }
    if (record.headTitle !== '') keys.add(at, kinds.begin, record.headTitle.slice(0, ends));
  }
  const [first, second, third] = rareWords(record.words);
  if (first !== undefined && second !== undefined) {
    keys.add(at, kinds.rare, `${first} ${second}`);
    if (third !== undefined) {
      keys.add(at, kinds.rare, `${first} ${third}`);
      keys.add(at, kinds.rare, `${second} ${third}`);
    }
  }
  if (record.firstPage !== '' && record.volume !== '')
    keys.add(at, kinds.page, `${record.volume} ${record.firstPage} ${record.year ?? ''}`);
  if (record.firstPage !== '' && record.firstAuthor !== '')
    keys.add(at, kinds.author, `${record.firstAuthor} ${record.firstPage}`);
};

/** The three rarest words of a title in the order of letters, chosen in a fixed order among equals. */
const rareWords = (words: readonly TitleWord[]): string[] => {
  // a word that no other record has can be a misprint and finds nothing
  const shared = [...new Set(words)].filter((word) => word.text.length >= 4 && word.titles > 1);
  const order = (a: TitleWord, b: TitleWord): number => a.titles - b.titles || (a.text < b.text ? -1 : 1);
  return shared
    .sort(order)
    .slice(0, 3)
    .map((word) => word.text)
    .sort();
};

/** Larger blocks (all with the title "Editorial") are split by year and first author before pairs are made. */
const largestBlock = 60;
/** Of a part that is still larger each record is compared with those that follow it in the order of titles. */
const neighbours = 12;

/** Records that are compared with each other: all with all, or in the order of titles each with those near it. */
interface Neighbourhood {
  readonly members: Int32Array;
  /** For each member, the number of its block; that of one in which only the near ones are compared is negative. */
  readonly blockOf: Int32Array;
  /** For each record, where among `entries` those begin that say at which places in `members` it stands. */
  readonly firstEntry: Int32Array;
  readonly entries: Int32Array;
}

/** Collects blocks one after the other. */
class Blocks {
  private members = new Int32Array(4096);
  private blockOf = new Int32Array(4096);
  private used = 0;
  private blocks = 0;

  put(block: ArrayLike<number>, near: boolean): void {
    if (block.length < 2) return;
    this.blocks += 1;
    if (this.used + block.length > this.members.length) this.grow(block.length);
    for (let at = 0; at < block.length; at += 1) {
      this.members[this.used] = block[at]!;
      this.blockOf[this.used] = near ? -this.blocks : this.blocks;
      this.used += 1;
    }
  }

  /** With the places of each of `count` records. */
  done(count: number): Neighbourhood {
    const members = this.members.subarray(0, this.used);
    const firstEntry = new Int32Array(count + 1);
    for (const record of members) firstEntry[record + 1]! += 1;
    for (let at = 0; at < count; at += 1) firstEntry[at + 1]! += firstEntry[at]!;
    const entries = new Int32Array(this.used);
    const next = firstEntry.slice();
    for (let at = 0; at < this.used; at += 1) {
      const record = members[at]!;
      entries[next[record]!] = at;
      next[record]! += 1;
    }
    return { members, blockOf: this.blockOf, firstEntry, entries };
  }

  private grow(more: number): void {
    const length = Math.max(this.used + more, Math.ceil(this.members.length * 1.5));
    for (const name of ['members', 'blockOf'] as const) {
      const larger = new Int32Array(length);
      larger.set(this[name].subarray(0, this.used));
      this[name] = larger;
    }
  }
}

const splitBlock = (block: Int32Array, records: readonly PreparedRecord[]): number[][] => {
  const parts = new Map<string, number[]>();
  for (const at of block) {
    const { year, firstAuthor } = records[at]!;
    const key = `${year ?? ''} ${firstAuthor}`;
    const part = parts.get(key);
    if (part) part.push(at);
    else parts.set(key, [at]);
  }
  return [...parts.values()];
};

const neighbourhood = (records: readonly PreparedRecord[]): Neighbourhood => {
  const keys = new BlockKeys();
  for (const [at, record] of records.entries()) addKeys(keys, at, record);
  const { members, starts } = keys.blocks();
  const titleOf = (at: number): string => records[at]!.title;
  const byTitle = (x: number, y: number): number =>
    titleOf(x) < titleOf(y) ? -1 : titleOf(x) > titleOf(y) ? 1 : x - y;
  const blocks = new Blocks();
  for (let at = 0; at + 1 < starts.length; at += 1) {
    const block = members.subarray(starts[at]!, starts[at + 1]!);
    if (block.length <= largestBlock) blocks.put(block, false);
    else
      for (const part of splitBlock(block, records))
        if (part.length <= largestBlock) blocks.put(part, false);
        else blocks.put(part.sort(byTitle), true);
  }
  return blocks.done(records.length);
};

/**
 * Calls back once for each pair of positions worth comparing, the later record first; one later record after the other, so that what was
 * compared with it is known by one mark for each record and not by a list of all pairs. `onProgress`: the share that is done, now and then.
 */
export const candidatePairs = (
  records: readonly PreparedRecord[],
  visit: (later: number, earlier: number) => void,
  onProgress?: (share: number) => void,
): void => {
  const { members, blockOf, firstEntry, entries } = neighbourhood(records);
  const comparedWith = new Int32Array(records.length).fill(-1);
  const visitOnce = (later: number, earlier: number): void => {
    if (earlier >= later || comparedWith[earlier] === later) return;
    comparedWith[earlier] = later;
    visit(later, earlier);
  };
  for (let later = 0; later < records.length; later += 1) {
    for (let entry = firstEntry[later]!; entry < firstEntry[later + 1]!; entry += 1) {
      const place = entries[entry]!;
      const block = blockOf[place]!;
      const near = block < 0 ? neighbours : largestBlock;
      for (let at = place - 1; at >= place - near && blockOf[at] === block; at -= 1)
        visitOnce(later, members[at]!);
      if (block < 0)
        for (let at = place + 1; at <= place + near && blockOf[at] === block; at += 1)
          visitOnce(later, members[at]!);
    }
    if (later % 500 === 499) onProgress?.((later + 1) / records.length);
  }
};
