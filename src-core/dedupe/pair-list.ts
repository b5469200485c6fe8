/** A pair of positions of records and its points. */
export interface Found {
  readonly later: number;
  readonly earlier: number;
  readonly points: number;
}

/** Records that pairs can be kept of: two positions and the points are one number of 53 bits. */
export const mostRecords = 2 ** 22;
const positions = 2 ** 22;
/** Points are whole or half, and far from this. */
const highest = 64;
const lowestKept = 255;

/** The smaller, the surer. */
const rankOf = (points: number): number =>
  Math.min(lowestKept, Math.max(0, Math.round(2 * (highest - points))));

/** Among equals the earlier pair is smaller. */
const packed = (later: number, earlier: number, rank: number): number =>
  (rank * positions + later) * positions + earlier;

/** Pairs in one row of numbers, twelve million of which fit into 100 MB; sorted surest first, in an order that does not depend on how they came. */
export class PairList {
  private items = new Float64Array(1024);
  private used = 0;
  /** Points below which a pair need not be added any more, should pairs come in the order of the later record. */
  lowest = Number.NEGATIVE_INFINITY;
  /** How many of each rank were added. */
  private readonly ofRank = new Int32Array(lowestKept + 1);
  private last = -1;
  /** Whether some were let go, or not taken. */
  isCut = false;

  /** Only the surest `most` are sure to be kept. */
  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  get length(): number {
    return this.used;
  }

  add(later: number, earlier: number, points: number): void {
    if (this.used === this.items.length) {
      const larger = new Float64Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    if (later !== this.last) this.raiseLowest(later);
    const rank = rankOf(points);
    this.ofRank[rank]! += 1;
    this.items[this.used] = packed(later, earlier, rank);
    this.used += 1;
    if (this.used >= 1.25 * this.most) this.sort();
  }

  /** Where more pairs of earlier records than are kept have so many points, another pair that has them comes behind all of these. */
  private raiseLowest(later: number): void {
    this.last = later;
    if (!this.isCut && this.used <= this.most) return;
    this.isCut = true;
    let count = 0;
    let rank = -1;
    while (count <= this.most) {
      rank += 1;
      count += this.ofRank[rank]!;
    }
    this.lowest = highest - rank / 2 + 0.5;
  }

  at(place: number): Found {
    const item = this.items[place]!;
    const rest = item % (positions * positions);
    return {
      later: Math.floor(rest / positions),
      earlier: rest % positions,
      points: highest - Math.floor(item / (positions * positions)) / 2,
    };
  }

  /** Sorts, and lets go what is more than `most`. */
  sort(): this {
    this.items.subarray(0, this.used).sort();
    this.isCut ||= this.used > this.most;
    this.used = Math.min(this.used, this.most);
    return this;
  }

  *[Symbol.iterator](): Generator<Found> {
    for (let place = 0; place < this.used; place += 1) yield this.at(place);
  }
}
