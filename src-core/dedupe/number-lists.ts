/** Places for entries that are looked up, by the first bits of each; never more than half of them are taken. */
const lookUpLength = 256;
const lookUpShift = 24;
const mostLookedUp = lookUpLength / 2;

/**
 * Many short lists of whole numbers in one array: a list is known by the place where it starts, the empty one by 0. A typed array for each
 * would take more memory than its numbers.
 */
export class NumberLists {
  private items = new Int32Array(1024);
  private used = 1;
  /** The entries of one list, to look others up among: where they stand, and in which round they came. */
  private readonly lookUp = new Int32Array(lookUpLength);
  private readonly rounds = new Int32Array(lookUpLength);
  private round = 1;
  private lookedUp = 0;

  add(list: ArrayLike<number>): number {
    const { length } = list;
    if (length === 0) return 0;
    this.reserve(length + 1);
    const start = this.used;
    this.items[start] = length;
    for (let at = 0; at < length; at += 1) this.items[start + 1 + at] = list[at]!;
    this.used = start + 1 + length;
    return start;
  }

  lengthOf(list: number): number {
    return this.items[list]!;
  }

  at(list: number, index: number): number {
    return this.items[list + 1 + index]!;
  }

  /** How many entries two sorted lists share, repeats counted as often as both have them. */
  shared(a: number, b: number): number {
    const { items } = this;
    const aEnd = a + 1 + items[a]!;
    const bEnd = b + 1 + items[b]!;
    let i = a + 1;
    let j = b + 1;
    let count = 0;
    while (i < aEnd && j < bEnd) {
      const x = items[i]!;
      const y = items[j]!;
      if (x === y) count += 1;
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    return count;
  }

  /**
   * The same of two lists of hashes without repeats: those of `a` are kept to be looked up, so that it is quick where it is compared with
   * one list after the other.
   */
  sharedHashes(a: number, b: number): number {
    const { items } = this;
    const lookUp = this.lookUp;
    const rounds = this.rounds;
    if (items[a]! > mostLookedUp) return this.shared(a, b);
    if (this.lookedUp !== a) this.keep(a);
    const round = this.round;
    const end = b + 1 + items[b]!;
    let count = 0;
    for (let at = b + 1; at < end; at += 1) {
      const entry = items[at]!;
      for (let slot = entry >>> lookUpShift; rounds[slot] === round; slot = (slot + 1) % lookUpLength)
        if (lookUp[slot] === entry) {
          count += 1;
          break;
        }
    }
    return count;
  }

  private keep(list: number): void {
    const { items } = this;
    const lookUp = this.lookUp;
    const rounds = this.rounds;
    this.lookedUp = list;
    this.round += 1;
    for (let at = list + 1; at <= list + items[list]!; at += 1) {
      const entry = items[at]!;
      let slot = entry >>> lookUpShift;
      while (rounds[slot] === this.round) slot = (slot + 1) % lookUpLength;
      lookUp[slot] = entry;
      rounds[slot] = this.round;
    }
  }

  private reserve(more: number): void {
    if (this.used + more <= this.items.length) return;
    const larger = new Int32Array(Math.max(this.used + more, Math.ceil(this.items.length * 1.5)));
    larger.set(this.items.subarray(0, this.used));
    this.items = larger;
  }
}
