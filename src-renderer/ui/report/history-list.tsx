import { useEffect, useState } from 'react';
import type * as z from 'zod';
import type { historyEntrySchema } from '#core/contract/records';
import type { AppError } from '#core/errors';
import { api } from '../../bridge';
import { ErrorNote } from '../error-note';
import styles from './report.module.css';
import { shownTime } from './shown-time';

type Entry = z.infer<typeof historyEntrySchema>;

/** Who changed this, when and how, newest first. `version` is anything that is another one after a change. */
export function HistoryList({ id, version }: { readonly id: string; readonly version: unknown }) {
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the report has changed
  useEffect(() => {
    let here = true;
    void api.records.history({ id }).then((answer) => {
      if (!here) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setEntries(answer.value);
    });
    return () => {
      here = false;
    };
  }, [id, version]);
  if (error) return <ErrorNote error={error} />;
  if (entries === null) return null;
  if (entries.length === 0) return <p className="muted">Nothing has happened to it yet.</p>;
  return (
    <ol className={styles.history}>
      {entries.map((entry) => (
        <li key={`${entry.revision}-${entry.text}`}>
          <time dateTime={entry.at}>{shownTime(entry.at)}</time>
          <span>
            {entry.text}
            {entry.reviewer === '' ? null : <span className="muted"> by {entry.reviewer}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
