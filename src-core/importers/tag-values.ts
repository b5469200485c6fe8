import { keepExtra, type RecordDraft } from './record-draft';
import type { TaggedRecord } from './tagged';

/** The values of one record by tag. What is taken goes into a field; the rest goes to `extra` in the end. */
export interface TagValues {
  /** All values of a tag; they will not go to `extra`. */
  readonly take: (tag: string) => readonly string[];
  readonly peek: (tag: string) => readonly string[];
  /** Takes the first value of the first tag that has one; further, different values of these tags are kept in `extra`. */
  readonly first: (...tags: readonly string[]) => string | null;
  /** Puts all that was not taken into `extra`. */
  readonly keepRest: () => void;
}

interface Tagged {
  readonly values: string[];
  taken: boolean;
}

const none: readonly string[] = [];

export const tagValues = (record: TaggedRecord, draft: RecordDraft): TagValues => {
  const all = new Map<string, Tagged>();
  for (const { tag, value } of record.entries) {
    if (value === '') continue;
    const known = all.get(tag);
    if (known) known.values.push(value);
    else all.set(tag, { values: [value], taken: false });
  }
  const peek = (tag: string): readonly string[] => all.get(tag)?.values ?? none;
  const take = (tag: string): readonly string[] => {
    const known = all.get(tag);
    if (known === undefined) return none;
    known.taken = true;
    return known.values;
  };
  return {
    take,
    peek,
    first: (...tags) => {
      let best: string | null = null;
      for (const tag of tags) {
        for (const value of take(tag)) {
          if (best === null) best = value;
          else if (value !== best) keepExtra(draft, tag, value);
        }
      }
      return best;
    },
    keepRest: () => {
      for (const [tag, { values, taken }] of all)
        if (!taken) for (const value of values) keepExtra(draft, tag, value);
    },
  };
};
