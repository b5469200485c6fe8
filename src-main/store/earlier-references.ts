import { rm5 } from '#core/importers/rm5';
import { rm5List, rm5StudyId } from '#core/importers/rm5-names';
import type { RecordFields } from '#core/model/record-fields';
import type { Store } from './store';

/** What tells a RevMan review's reference from its others; null for records of other files. */
const keyOf = ({ extra, title, authors, year, journal, volume, pages }: RecordFields): string | null =>
  extra[rm5List] === undefined
    ? null
    : JSON.stringify([extra[rm5StudyId] ?? [], title, authors, year, journal, volume, pages]);

/**
 * The report of the same reference of a RevMan review as an earlier import brought it. Without a number in common a reference that comes
 * again is a report of its own until duplicates are looked for, and what was said of it would be said twice.
 */
export const earlierReferences = (store: Store, searchId: string) => {
  if (store.get('searches', searchId)?.file?.format !== rm5.id) return () => null;
  const known = new Map<string, string>();
  for (const search of store.all('searches').rows) {
    if (search.id === searchId || search.file?.format !== rm5.id) continue;
    for (const { fields, reportId } of store.by('records', 'search_id', search.id)) {
      const key = keyOf(fields);
      if (key !== null && !known.has(key)) known.set(key, reportId);
    }
  }
  return (fields: RecordFields): string | null => known.get(keyOf(fields) ?? '') ?? null;
};
