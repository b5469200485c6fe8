import { useEffect, useState } from 'react';
import type { AppError } from '#core/errors';
import { api } from '../bridge';

export interface SearchHits {
  /** Null while nothing is searched for. */
  readonly ids: ReadonlySet<string> | null;
  readonly error: AppError | null;
}

const wait = 200;
const limit = 100_000;
const nothing: SearchHits = { ids: null, error: null };

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
    const timer = setTimeout(async () => {
      const answer = await api.records.search({ query: words.slice(0, 500), limit });
      if (!here) return;
      setHits(answer.ok ? { ids: new Set(answer.value), error: null } : { ids: null, error: answer.error });
    }, wait);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [words]);
  return words === '' ? nothing : hits;
};
