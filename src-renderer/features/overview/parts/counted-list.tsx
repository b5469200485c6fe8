import { Link } from 'wouter';
import type { OverviewRows } from '#core/synthesis/overview';
import { useReports } from '../../../mirror/use-live';
import { address } from '../../../ui/address';
import { Inspect } from '../../../ui/inspector';
import { type CountShown, listOf } from './counts-table';
import styles from './overview.module.css';

const most = 200;

/** In the inspector: what a figure counts, and what it does not, each with the way to it. */
export function CountedList({ rows, shown }: { readonly rows: OverviewRows; readonly shown: CountShown }) {
  const { byId } = useReports();
  const { count, kind, title } = shown;
  const counted = new Set(count.ids);
  const where = kind === 'studies' ? 'the list of studies' : 'the list of records';
  const rest = count.of.filter((id) => !counted.has(id));
  const entry = (id: string) => {
    if (kind === 'studies')
      return (
        <Link href={address('studies', id)}>
          {rows.studies.find((study) => study.id === id)?.label ?? id}
        </Link>
      );
    const report = byId.get(id);
    return (
      <>
        {report?.title || id}{' '}
        <span className="muted">
          {[report?.authors.split(',')[0], report?.year].filter((part) => part).join(', ')}
        </span>
      </>
    );
  };
  const list = (ids: readonly string[], head: string, href: string | null, open: string) =>
    ids.length === 0 ? null : (
      <>
        <h2>
          {head} ({ids.length.toLocaleString('en')})
        </h2>
        {href === null ? null : <Link href={href}>{open}</Link>}
        <ul>
          {ids.slice(0, most).map((id) => (
            <li key={id}>{entry(id)}</li>
          ))}
        </ul>
        {ids.length > most ? (
          <p className="muted">and {(ids.length - most).toLocaleString('en')} more</p>
        ) : null}
      </>
    );
  return (
    <Inspect of={title}>
      <div className={styles.counted}>
        <h2>{title}</h2>
        {list(count.ids, 'Counted', listOf(shown), `Open these in ${where}`)}
        {list(rest, 'Not (yet)', listOf(shown, true), `Open the others in ${where}`)}
      </div>
    </Inspect>
  );
}
