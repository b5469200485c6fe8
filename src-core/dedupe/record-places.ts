import { type ReportIndex, type ReportKeys, reportIndex } from './same-report';

/** What a record can be told again by. */
export type RecordKeys = Omit<ReportKeys, 'id'>;

/**
 * Where a record of a file falls: `new` makes a report, `here` joins one that the review has, `repeated` one that an earlier record of the
 * same file made, `other` one that a record of a file before it made.
 */
export type RecordPlace = 'new' | 'here' | 'repeated' | 'other';

/** Records of a file by their place; together they are those that were read. */
export type PlaceCounts = Readonly<Record<RecordPlace, number>>;

export const noPlaces: PlaceCounts = { new: 0, here: 0, repeated: 0, other: 0 };

export const sumPlaces = (all: readonly PlaceCounts[]): PlaceCounts =>
  all.reduce(
    (sum, one) => ({
      new: sum.new + one.new,
      here: sum.here + one.here,
      repeated: sum.repeated + one.repeated,
      other: sum.other + one.other,
    }),
    noPlaces,
  );

const here = -1;

/** Records of earlier files by one number, as a project would give them once they were imported. */
class Earlier {
  private readonly by = { doi: new Map<string, ReportKeys[]>(), pmid: new Map<string, ReportKeys[]>() };

  add(record: ReportKeys): void {
    for (const key of ['doi', 'pmid'] as const) {
      const value = record[key];
      if (value === null) continue;
      const known = this.by[key].get(value);
      if (known === undefined) this.by[key].set(value, [record]);
      else known.push(record);
    }
  }

  seek(key: 'doi' | 'pmid', value: string): readonly ReportKeys[] {
    return this.by[key].get(value) ?? [];
  }
}

/**
 * Says of each record of some files what an import of these files, one after another, would make of it, by the rules of `reportIndex`.
 * `seek` gives the records of the review that have a number.
 */
export class RecordPlaces {
  private index: ReportIndex;
  private readonly earlier = new Earlier();
  private own: ReportKeys[] = [];
  private file = 0;
  private counts: Record<RecordPlace, number> = { ...noPlaces };
  /** Of each record that has a number: the file that made its report, or `here`. */
  private readonly origins = new Map<string, number>();

  constructor(private readonly seek: (key: 'doi' | 'pmid', value: string) => readonly ReportKeys[]) {
    this.index = this.fresh();
  }

  private fresh(): ReportIndex {
    return reportIndex([], (key, value) => [...this.seek(key, value), ...this.earlier.seek(key, value)]);
  }

  /** `otherwise`: what it is where it has no number to be told again by. */
  add(record: RecordKeys, otherwise: RecordPlace = 'new'): void {
    this.counts[this.placeOf(record, otherwise)] += 1;
  }

  private placeOf({ title, doi, pmid }: RecordKeys, otherwise: RecordPlace): RecordPlace {
    if (doi === null && pmid === null) return otherwise;
    // no id of a project begins so
    const keys = { id: ` ${this.origins.size}`, title, doi, pmid };
    const [same] = this.index.add(keys).same;
    const origin = same === undefined ? this.file : (this.origins.get(same.b) ?? here);
    this.origins.set(keys.id, origin);
    this.own.push(keys);
    if (same === undefined) return 'new';
    if (origin === here) return 'here';
    return origin === this.file ? 'repeated' : 'other';
  }

  /** The records that were added since the last call, as one file; what comes next is another one. */
  endFile(): PlaceCounts {
    const { counts } = this;
    for (const record of this.own) this.earlier.add(record);
    this.own = [];
    this.file += 1;
    this.counts = { ...noPlaces };
    this.index = this.fresh();
    return counts;
  }
}
