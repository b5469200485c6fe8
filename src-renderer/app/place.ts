import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { remember, remembered } from '../ui/remembered';

const keyOf = (path: string): string => `place/${path}`;

const readPlace = (value: unknown): string | undefined =>
  typeof value === 'string' && value.startsWith('/') ? value : undefined;

/** Each review opens where it was left. What the address names may be gone by then: its page says so. */
export function usePlace(path: string | null): void {
  const [location, go] = useLocation();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (opened.current === path) {
      if (path !== null) remember(keyOf(path), location);
      return;
    }
    opened.current = path;
    go(path === null ? '/' : remembered(keyOf(path), '/', readPlace), { replace: true });
  }, [path, location, go]);
}
