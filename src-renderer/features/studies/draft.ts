import { useCallback, useEffect, useRef, useState } from 'react';
import type * as z from 'zod';
import { sameContent } from '../../mirror/save-in-turn';
import { useInstanceId, useReviewerId } from '../../mirror/use-live';
import { toast } from '../../ui/toast';
import { type ChangedField, changedFields, mergeEdits } from './edits';

interface Kept<T> {
  readonly base: T | null;
  readonly value: T;
  /** What stood in the store before the latest save: it is still there until the screen's copy has caught up. */
  readonly before?: T | null;
}

/** An edited copy of a row. It outlives leaving the page and closing the window, so nothing typed is lost. */
export interface Draft<T> {
  readonly value: T;
  /** The stored row that the edits started from; null for a new row. */
  readonly base: T | null;
  readonly dirty: boolean;
  /** What somebody else changed since; empty while the edits still fit. */
  readonly overtaken: readonly ChangedField[];
  readonly change: (next: Partial<T>) => void;
  readonly discard: () => void;
  /** This is in the store now, though the screen's copy may not have it yet: edits made meanwhile start from it. */
  readonly saved: (row: T) => void;
  /** Puts these edits on the newer version. */
  readonly rebase: () => void;
}

const read = <T>(place: string, schema: z.ZodType<T>): Kept<T> | null => {
  const text = localStorage.getItem(place);
  if (text === null) return null;
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null || !('value' in found) || !('base' in found)) return null;
    const value = schema.safeParse(found.value);
    const base = found.base === null ? null : schema.safeParse(found.base);
    if (!value.success || (base !== null && !base.success)) return null;
    return { value: value.data, base: base === null ? null : base.data };
  } catch {
    return null;
  }
};

const keep = <T>(place: string, kept: Kept<T> | null): void => {
  if (kept === null) localStorage.removeItem(place);
  else localStorage.setItem(place, JSON.stringify(kept));
};

/**
 * Edits of `stored` (of `blank` while there is no such row), kept under `name` for this review and this reviewer. They end when
 * the store has just what was typed.
 */
export function useDraft<T extends object>(
  name: string,
  title: string,
  schema: z.ZodType<T>,
  stored: T | null,
  blank: T,
): Draft<T> {
  const instanceId = useInstanceId();
  const viewer = useReviewerId();
  const place = `draft/${instanceId}/${viewer ?? ''}/${name}`;
  const [kept, setKept] = useState<{ readonly place: string; readonly edits: Kept<T> | null }>(() => ({
    place,
    edits: read(place, schema),
  }));
  const edits = kept.place === place ? kept.edits : read(place, schema);

  const set = useCallback(
    (next: Kept<T> | null) => {
      keep(place, next);
      setKept({ place, edits: next });
    },
    [place],
  );

  const saved = useCallback(
    (row: T) =>
      setKept((now) => {
        const typed = now.place === place ? now.edits : read(place, schema);
        const next = { base: row, value: typed?.value ?? row, before: typed?.base ?? null };
        keep(place, next);
        return { place, edits: next };
      }),
    [place, schema],
  );

  // Saved: the store has what was typed.
  useEffect(() => {
    if (edits !== null && stored !== null && sameContent(edits.value, stored)) set(null);
  }, [edits, stored, set]);

  const dirty = edits !== null;
  const leaving = useRef({ dirty, title });
  leaving.current = { dirty, title };
  useEffect(
    () => () => {
      if (leaving.current.dirty)
        toast(`Changes to ${leaving.current.title} are not saved yet; they wait for you there.`, {
          id: place,
        });
    },
    [place],
  );

  const base = edits === null ? stored : edits.base;
  const value = edits?.value ?? stored ?? blank;
  const overtaken =
    edits === null ||
    stored === null ||
    edits.base === null ||
    sameContent(edits.base, stored) ||
    (edits.before && sameContent(edits.before, stored))
      ? []
      : changedFields(edits.base, stored, edits.value);
  return {
    value,
    base,
    dirty,
    overtaken,
    change: (next) =>
      set({
        base,
        value: { ...value, ...next },
        ...(edits?.before && { before: edits.before }),
      }),
    discard: () => set(null),
    saved,
    rebase: () => {
      if (edits === null || stored === null) return;
      set({
        base: stored,
        value: edits.base === null ? edits.value : mergeEdits(edits.base, stored, edits.value),
      });
    },
  };
}
