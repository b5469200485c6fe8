import { useRef } from 'react';
import { excludedStudies } from '#core/screening/excluded-studies';
import { useReports } from './use-live';

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** The studies that screening has taken out. The same set as before while a verdict changes nothing about them. */
export function useExcludedStudies(): ReadonlySet<string> {
  const { rows } = useReports();
  const known = useRef({ rows, ids: excludedStudies(rows) });
  if (known.current.rows !== rows) {
    const ids = excludedStudies(rows);
    known.current = { rows, ids: same(ids, known.current.ids) ? known.current.ids : ids };
  }
  return known.current.ids;
}
