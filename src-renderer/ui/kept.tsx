import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react';

/** What pages leave here for when one comes back to them, by name. */
const Memory = createContext<Map<string, unknown> | null>(null);

/** Inside, pages are found as they were left. A new one remembers nothing: there is one for each review while it is open. */
export function KeepsPlaces({ children }: { readonly children: ReactNode }) {
  const [memory] = useState(() => new Map<string, unknown>());
  return <Memory value={memory}>{children}</Memory>;
}

/**
 * As `useState`, but whoever comes back to the page finds what was there when it was left. Where the name is null nothing is found, and nothing
 * kept until there is one. Each name is used in one place only, so that what it finds is of its type.
 */
export function useKept<T>(name: string | null, initial: T) {
  const memory = useContext(Memory);
  const [value, set] = useState<T>(() =>
    name !== null && memory?.has(name) ? (memory.get(name) as T) : initial,
  );
  useLayoutEffect(() => {
    if (name !== null) memory?.set(name, value);
  }, [memory, name, value]);
  return [value, set] as const;
}

/** What was left under this name the last time, and how to leave something: for what is only known when the page goes. */
export function useLeft<T>(name: string | null): readonly [left: T | undefined, leave: (value: T) => void] {
  const memory = useContext(Memory);
  const [left] = useState(() => (name === null ? undefined : (memory?.get(name) as T | undefined)));
  return [
    left,
    (value) => {
      if (name !== null) memory?.set(name, value);
    },
  ];
}
