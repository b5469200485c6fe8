import { useEffect, useRef } from 'react';
import { hasWords } from '#core/bibliography/search-words';
import type { AppError } from '#core/errors';
import { api } from '../bridge';
import { useKept } from '../ui/kept';
import { useOpenSession } from './use-live';

export interface SearchHits {
  /** What was searched for; empty while nothing is. */
  readonly words: string;
  /** Null while nothing is searched for. The same set as before where the same reports were found. */
  readonly ids: ReadonlySet<string> | null;
  readonly error: AppError | null;
  /** Records that are still to enter the search index; the hits are asked for again until there are none. */
  readonly unsearched: number;
}

const wait = 50;
const waitForIndex = 1500;
const limit = 100_000;
const nothing: SearchHits = { words: '', ids: null, error: null, unsearched: 0 };

const isSame = (a: ReadonlySet<string>, b: readonly string[]): boolean =>
  a.size === b.length && b.every((id) => a.has(id));

/** What stays where the answer says nothing new, so that nobody goes through the rows once more. */
const newer = (before: SearchHits, words: string, found: readonly string[] | null, unsearched: number) => {
  const known = before.words === words ? before.ids : null;
  const ids = known !== null && (found === null || isSame(known, found)) ? known : new Set(found);
  return ids === before.ids && before.unsearched === unsearched && before.error === null
    ? before
    : { words, ids, error: null, unsearched };
};

/**
 * The reports whose title, abstract or authors hold the words typed: asked for at once, or a moment later while another answer is still on its
 * way, and again a moment after reports have changed, as an edit or its undo may have made another one fit. Whoever comes back to `page` sees what
 * was found last until that is answered.
 */
export const useSearchHits = (query: string, page: string | null): SearchHits => {
  const [hits, setHits] = useKept(page && `${page} found`, nothing);
  const reports = useOpenSession()?.reports;
  /** Questions that are not answered yet. */
  const underWay = useRef(0);
  // a hyphen or a quotation mark alone is the beginning of something to look for
  const words = hasWords(query) ? query.trim() : '';
  useEffect(() => {
    if (words === '') {
      setHits(nothing);
      return;
    }
    let here = true;
    let seen: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askIn = (ms: number): void => {
      timer ??= setTimeout(search, ms);
    };
    const search = async (): Promise<void> => {
      timer = undefined;
      const told = seen === undefined ? {} : { seen };
      underWay.current += 1;
      const answer = await api.records.search({ query: words.slice(0, 500), limit, ...told });
      underWay.current -= 1;
      if (!here) return;
      seen = answer.ok ? answer.value.state : undefined;
      if (!answer.ok) return setHits({ ...nothing, words, error: answer.error });
      const { reportIds, unsearched } = answer.value;
      const found = reportIds === null ? null : (JSON.parse(reportIds) as string[]);
      setHits((before) => newer(before, words, found, unsearched));
      if (unsearched > 0) askIn(waitForIndex);
    };
    askIn(underWay.current > 0 ? wait : 0);
    const stop = reports?.subscribe(() => {
      if (reports.readComing().status === 'ready') askIn(wait);
    });
    return () => {
      here = false;
      clearTimeout(timer);
      stop?.();
    };
  }, [words, reports, setHits]);
  return words === '' ? nothing : hits;
};
