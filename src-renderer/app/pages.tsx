import { type LucideIcon, SlidersHorizontal } from 'lucide-react';
import type { ComponentType } from 'react';

/** The stages of a review, in the order of the left navigation; a thin gap stands between groups. */
export type PageGroup = 'review' | 'search' | 'screening' | 'evidence' | 'synthesis';

/** A page of an open review. Everything about it is said here: navigation, palette, keys and routes follow. */
export interface Page {
  readonly id: string;
  /** The route: `records` is reached at `#/records` and owns all below it. */
  readonly path: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly group: PageGroup;
  /** `Mod+1` to `Mod+9` in the order of the work. */
  readonly keys?: string;
  /** What is left to do there, as a hook; undefined shows nothing. */
  readonly useCount?: () => number | undefined;
  /** What the count counts, for its tooltip and for screen readers: "reports to screen". */
  readonly countOf?: string;
  readonly load: () => Promise<ComponentType>;
}

/** Every page there is. Add a page when it works: an entry here is what makes it appear. */
export const pages: readonly Page[] = [
  {
    id: 'setup',
    path: 'setup',
    label: 'Set-up',
    icon: SlidersHorizontal,
    group: 'review',
    keys: 'Mod+,',
    load: async () => (await import('../features/setup/page')).SetupPage,
  },
];
