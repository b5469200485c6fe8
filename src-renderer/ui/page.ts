import { type ReactNode, useEffect } from 'react';
import { useKept } from './kept';
import type { MenuGroup } from './menu';
import { createStore } from './store';

/** One part of "where am I"; with a menu it drops down the places beside it. */
export interface Crumb {
  readonly label: string;
  readonly run?: () => void;
  readonly menu?: readonly MenuGroup[];
}

export interface PageSearch {
  readonly label: string;
  readonly query: string;
  readonly setQuery: (query: string) => void;
}

const crumbs = createStore<readonly Crumb[]>([]);
const search = createStore<PageSearch | null>(null);
const progress = createStore<ReactNode>(null);

export const useCrumbsShown = crumbs.use;
export const useSearchShown = search.use;
export const useProgressShown = progress.use;

/** Says where the page is, after its own name: condition, study, outcome ... Give the same array while nothing changed. */
export function useCrumbs(parts: readonly Crumb[]): void {
  useEffect(() => {
    crumbs.set(parts);
    return () => crumbs.set([]);
  }, [parts]);
}

/**
 * Takes the search box of the top bar for this page and gives what is typed there, each letter with its accent as one character. `label` is its
 * placeholder and name; what is typed is kept as that of `page` for whoever comes back, null for nobody.
 */
export function usePageSearch(
  label: string,
  page: string | null,
): readonly [string, (query: string) => void] {
  const [query, setQuery] = useKept(page && `${page} search`, '');
  useEffect(() => {
    search.set({ label, query, setQuery });
  }, [label, query, setQuery]);
  useEffect(() => () => search.set(null), []);
  return [query.normalize('NFC'), setQuery];
}

/** A few words in the status bar: "title/abstract 88 of 500". */
export function usePageProgress(text: string | null): void {
  useEffect(() => {
    progress.set(text);
    return () => progress.set(null);
  }, [text]);
}
