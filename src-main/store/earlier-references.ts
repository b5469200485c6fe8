import { rm5 } from '#core/importers/rm5';
import { rm5List, rm5StudyId } from '#core/importers/rm5-names';
import type { RecordFields } from '#core/model/record-fields';
import type { Row } from '#core/model/tables';
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

/**
 * References of other imports of the same RevMan review that have no verdict or study of their own, since the ones of this import had it
 * before them: taking this import back would take it from both.
 */
export const restingOn = (store: Store, searchId: string): number => {
  const isReview = ({ file }: Row<'searches'>): boolean => file?.format === rm5.id;
  const { rows } = store.all('searches');
  const own = rows.find(({ id }) => id === searchId);
  const others = rows.filter((search) => search.id !== searchId && isReview(search));
  if (own === undefined || !isReview(own) || others.length === 0) return 0;
  const saidOf = (reportId: string) => ({
    judged: store.by('decisions', 'report_id', reportId).some(({ verdict }) => verdict !== null),
    studied: store.by('links', 'report_id', reportId).length > 0,
  });
  const known = new Map<string, ReturnType<typeof saidOf>>();
  for (const { fields, reportId } of store.by('records', 'search_id', searchId)) {
    const key = keyOf(fields);
    if (key !== null) known.set(key, saidOf(reportId));
  }
  return others
    .flatMap(({ id }) => store.by('records', 'search_id', id))
    .filter(({ fields, reportId }) => {
      const here = known.get(keyOf(fields) ?? '');
      if (here === undefined || !(here.judged || here.studied)) return false;
      const there = saidOf(reportId);
      return (here.judged && !there.judged) || (here.studied && !there.studied);
    }).length;
};
