import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { remember, remembered, readBoolean, useRemembered } from './remembered';
import type { Source } from './source';
import { createStore } from './store';

/** The element of the frame that pages draw their inspector into; null while it is closed. */
const slot = createStore<HTMLElement | null>(null);
const inspected = createStore(0);

export interface ShownSource {
  /** What the source stands behind: "response, naltrexone arm". */
  readonly of: string;
  readonly source: Source;
}

const shown = createStore<ShownSource | null>(null);

const openKey = 'inspector-open';

export const setInspectorSlot = slot.set;
export const useShownSource = shown.use;
export const useInspectorInUse = (): boolean => inspected.use() > 0;
export const useInspectorOpen = () => useRemembered(openKey, true, readBoolean);

export const toggleInspector = (): void => remember(openKey, !remembered(openKey, true, readBoolean));

/** Puts the source at the top of the inspector and opens it. */
export function showSource(source: ShownSource | null): void {
  shown.set(source);
  if (source) remember(openKey, true);
}

/** What a page shows in the inspector about the selected thing. Only one at a time; `of` names the thing. */
export function Inspect({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  const target = slot.use();
  useEffect(() => {
    inspected.set(inspected.get() + 1);
    return () => inspected.set(inspected.get() - 1);
  }, []);
  // A source belongs to the thing it was opened for: another selection puts it away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another thing is selected
  useEffect(() => () => shown.set(null), [of]);
  return target ? createPortal(<section aria-label={of}>{children}</section>, target) : null;
}
