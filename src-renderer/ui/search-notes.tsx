import { counted } from '#core/counted';
import type { SearchHits } from '../mirror/use-search-hits';
import { ErrorNote } from './error-note';
import styles from './error-note.module.css';

/** What stands above a list that is searched: why it could not be, or what is not searched yet. */
export function SearchNotes({ hits }: { readonly hits: SearchHits }) {
  if (hits.error) return <ErrorNote error={hits.error} />;
  if (hits.unsearched === 0) return null;
  return (
    <output className={styles.waiting}>
      {counted(hits.unsearched, 'record is', 'records are')} not searched yet. What is found is added by
      itself.
    </output>
  );
}
