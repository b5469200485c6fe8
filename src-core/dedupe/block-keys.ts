/** A list of whole numbers that grows. */
class Growing {
  items = new Int32Array(4096);

  constructor(readonly list: { length: number }) {}

  set(at: number, value: number): void {
    if (at >= this.items.length) {
      const larger = new Int32Array(Math.ceil(this.items.length * 1.5));
      larger.set(this.items);
      this.items = larger;
    }
    this.items[at] = value;
  }
}

/** Positions of records that share a key, one block after the other. */
export interface KeyBlocks {
  /** Records, within a block in input order and each once. */
  readonly members: Int32Array;
  /** Where each block starts in `members`, and at last where the last one ends. */
  readonly starts: Int32Array;
}

/** One pass of a sort by 16 bits; records of equal ones stay in their order. */
const sortPass = (order: Int32Array, keys: Int32Array, shift: 0 | 16): Int32Array => {
  const places = new Uint32Array(65_537);
  for (const at of order) places[((keys[at]! >>> shift) & 0xffff) + 1]! += 1;
  for (let at = 1; at < places.length; at += 1) places[at]! += places[at - 1]!;
  const sorted = new Int32Array(order.length);
  for (const at of order) {
    const part = (keys[at]! >>> shift) & 0xffff;
    sorted[places[part]!] = at;
    places[part]! += 1;
  }
  return sorted;
};

/**
 * Which records share which keys. A key is kept as 64 bits of a hash: eight keys of a million records meet in them once in a million
 * lists, and then two records are compared that need not be.
 */
export class BlockKeys {
  private readonly size = { length: 0 };
  private readonly high = new Growing(this.size);
  private readonly low = new Growing(this.size);
  private readonly owner = new Growing(this.size);

  /** `kind` keeps apart keys of the same letters that mean something else. Records are added in input order. */
  add(record: number, kind: number, key: string): void {
    let high = Math.imul(kind + 1, 0x9e3779b1);
    let low = Math.imul(kind + 1, 0x85ebca6b);
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul((low << 5) ^ (low >>> 27) ^ code, 0x2c1b3c6d);
    }
    const at = this.size.length;
    this.high.set(at, high ^ (high >>> 15));
    this.low.set(at, low ^ (low >>> 13));
    this.owner.set(at, record);
    this.size.length += 1;
  }

  /** Blocks of two records and more. */
  blocks(): KeyBlocks {
    const [high, low, owner] = [this.high.items, this.low.items, this.owner.items];
    let order: Int32Array = Int32Array.from({ length: this.size.length }, (_, at) => at);
    for (const keys of [low, high])
      for (const shift of [0, 16] as const) order = sortPass(order, keys, shift);
    const members = new Int32Array(order.length);
    const starts: number[] = [];
    let used = 0;
    for (let from = 0; from < order.length; ) {
      const first = order[from]!;
      const start = used;
      let to = from;
      for (; to < order.length; to += 1) {
        const at = order[to]!;
        if (high[at] !== high[first] || low[at] !== low[first]) break;
        if (used > start && members[used - 1] === owner[at]) continue;
        members[used] = owner[at]!;
        used += 1;
      }
      if (used - start < 2) used = start;
      else starts.push(start);
      from = to;
    }
    starts.push(used);
    return { members: members.slice(0, used), starts: Int32Array.from(starts) };
  }
}
