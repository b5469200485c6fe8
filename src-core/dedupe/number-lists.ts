/**
 * Many short lists of whole numbers in one array: a list is known by the place where it starts, the empty one by 0. A typed array for each
 * would take more memory than its numbers.
 */
export class NumberLists {
  private items = new Int32Array(1024);
  private used = 1;

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

  private reserve(more: number): void {
    if (this.used + more <= this.items.length) return;
    const larger = new Int32Array(Math.max(this.used + more, Math.ceil(this.items.length * 1.5)));
    larger.set(this.items.subarray(0, this.used));
    this.items = larger;
  }
}
