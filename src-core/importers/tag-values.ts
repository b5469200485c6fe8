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

export const tagValues = (record: TaggedRecord, draft: RecordDraft): TagValues => {
  const all = new Map<string, string[]>();
  for (const { tag, value } of record.entries) {
    if (value === '') continue;
    const values = all.get(tag);
    if (values) values.push(value);
    else all.set(tag, [value]);
  }
  const taken = new Set<string>();
  const peek = (tag: string): readonly string[] => all.get(tag) ?? [];
  const take = (tag: string): readonly string[] => {
    taken.add(tag);
    return peek(tag);
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
      for (const [tag, values] of all)
        if (!taken.has(tag)) for (const value of values) keepExtra(draft, tag, value);
    },
  };
};
