import { idsOf, recordIdOf } from './prepared-record';
import type { Statements } from './rows';

/**
 * Which record of the project the same place in the same file made before: those very bytes were imported, and the title is the one that was
 * read then. A record without DOI and PubMed number is known again by this alone; one without a title is not.
 */
export const sameFile = (
  s: Statements,
  sha256: string | null,
): ((ordinal: number, title: string | null) => string | null) => {
  const before =
    sha256 === null
      ? undefined
      : s.one<{ id: string }>(
          `SELECT id FROM searches WHERE removed = 0 AND doc ->> '$.file.sha256' = ? ORDER BY seq LIMIT 1`,
          sha256,
        );
  if (before === undefined) return () => null;
  const ids = idsOf(before.id);
  return (ordinal, title) => {
    const id = recordIdOf(ids, ordinal);
    const known = s.one<{ title: string | null }>(
      `SELECT doc ->> '$.fields.title' AS title FROM records WHERE id = ? AND removed = 0`,
      id,
    );
    return title !== null && known?.title === title ? id : null;
  };
};
