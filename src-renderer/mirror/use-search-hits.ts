import { useEffect, useState } from 'react';
import type { AppError } from '#core/errors';
import { api } from '../bridge';

export interface SearchHits {
  /** Null while nothing is searched for. */
  readonly ids: ReadonlySet<string> | null;
  readonly error: AppError | null;
  /** Records that are still to enter the search index; the hits are asked for again until there are none. */
  readonly unsearched: number;
}

const wait = 200;
const waitForIndex = 1500;
const limit = 100_000;
const nothing: SearchHits = { ids: null, error: null, unsearched: 0 };

/** The reports whose title, abstract or authors hold the words typed, a moment after typing stops. */
export const useSearchHits = (query: string): SearchHits => {
  const [hits, setHits] = useState(nothing);
  const words = query.trim();
  useEffect(() => {
    if (words === '') {
      setHits(nothing);
      return;
    }
    let here = true;
    const search = async (): Promise<void> => {
      const answer = await api.records.search({ query: words.slice(0, 500), limit });
      if (!here) return;
      if (!answer.ok) return setHits({ ...nothing, error: answer.error });
      const { reportIds, unsearched } = answer.value;
      setHits({ ids: new Set(reportIds), error: null, unsearched });
      if (unsearched > 0) timer = setTimeout(search, waitForIndex);
    };
    let timer = setTimeout(search, wait);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [words]);
  return words === '' ? nothing : hits;
};
