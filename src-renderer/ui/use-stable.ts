import { useCallback, useRef } from 'react';

/**
 * A function that stays the same for good and does what the latest one given here does. Parts of a page that are drawn anew only when
 * what they are given has changed can be given it.
 */
export function useStable<A extends readonly unknown[], R>(run: (...given: A) => R): (...given: A) => R {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...given: A) => latest.current(...given), []);
}
