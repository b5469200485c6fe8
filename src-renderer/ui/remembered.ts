import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Map<string, Set<() => void>>();
const cache = new Map<string, { readonly text: string | null; readonly value: unknown }>();

const stored = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** What this machine remembers under `key`; `read` says whether what was found is still of the right shape. */
export function remembered<T>(key: string, initial: T, read: (value: unknown) => T | undefined): T {
  const text = stored(key);
  const known = cache.get(key);
  if (known && known.text === text) return (known.value as T | undefined) ?? initial;
  let value: T | undefined;
  try {
    value = text === null ? undefined : read(JSON.parse(text));
  } catch {
    value = undefined;
  }
  cache.set(key, { text, value });
  return value ?? initial;
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or closed store costs only the memory of how the window looked.
  }
  for (const listener of listeners.get(key) ?? []) listener();
}

/** State of the window that survives closing it (widths, what is folded); never anything of the review itself. */
export function useRemembered<T>(key: string, initial: T, read: (value: unknown) => T | undefined) {
  const subscribe = useCallback(
    (listener: () => void) => {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(listener));
      return () => void set.delete(listener);
    },
    [key],
  );
  const value = useSyncExternalStore(subscribe, () => remembered(key, initial, read));
  const set = useCallback((next: T) => remember(key, next), [key]);
  return [value, set] as const;
}

export const readBoolean = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
export const readNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
