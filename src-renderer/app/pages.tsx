import {
  BookOpenText,
  ChartGantt,
  Columns3,
  CopyCheck,
  FileUp,
  FlaskConical,
  LayoutGrid,
  ListChecks,
  type LucideIcon,
  Rows3,
  SlidersHorizontal,
  TrafficCone,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { useOpenPairCount } from '../features/duplicates/queries';
import { useOpenCount } from '../features/risk-of-bias/queries';
import { useLeftToScreen } from '../features/screening/queries';

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
  /** `Mod+1` to `Mod+9` in the order of the work, of which there are more pages than digits. */
  readonly keys?: string;
  /** What is left to do there, as a hook; undefined shows nothing. */
  readonly useCount?: () => number | undefined;
  /** What the count counts, one and many of it, for its tooltip and for screen readers: "report to screen", "reports to screen". */
  readonly countOf?: readonly [one: string, many: string];
  /**
   * False where nothing is ever selected: the inspector then stays away. `when-used` where the page needs the width until
   * something is selected or a source asked for.
   */
  readonly inspector?: false | 'when-used';
  readonly load: () => Promise<ComponentType>;
}

/** The page that an address names. */
export const pageAt = (all: readonly Page[], location: string): Page | undefined =>
  all.find(({ path }) => path === location.split('/')[1]);

/** Every page there is. Add a page when it works: an entry here is what makes it appear. */
export const pages: readonly Page[] = [
  {
    id: 'overview',
    path: 'overview',
    label: 'Overview',
    icon: LayoutGrid,
    group: 'review',
    keys: 'Mod+1',
    inspector: 'when-used',
    load: async () => (await import('../features/overview/page')).OverviewPage,
  },
  {
    id: 'setup',
    path: 'setup',
    label: 'Set-up',
    icon: SlidersHorizontal,
    group: 'review',
    keys: 'Mod+,',
    inspector: false,
    load: async () => (await import('../features/setup/page')).SetupPage,
  },
  {
    id: 'import',
    path: 'import',
    label: 'Import',
    icon: FileUp,
    group: 'search',
    keys: 'Mod+2',
    inspector: 'when-used',
    load: async () => (await import('../features/import/page')).ImportPage,
  },
  {
    id: 'records',
    path: 'records',
    label: 'Records',
    icon: Rows3,
    group: 'search',
    keys: 'Mod+3',
    inspector: 'when-used',
    load: async () => (await import('../features/records/page')).RecordsPage,
  },
  {
    id: 'duplicates',
    path: 'duplicates',
    label: 'Duplicates',
    icon: CopyCheck,
    group: 'search',
    keys: 'Mod+D',
    useCount: useOpenPairCount,
    countOf: ['pair to decide', 'pairs to decide'],
    inspector: false,
    load: async () => (await import('../features/duplicates/page')).DuplicatesPage,
  },
  {
    id: 'screening',
    path: 'screening',
    label: 'Screening',
    icon: ListChecks,
    group: 'screening',
    keys: 'Mod+4',
    useCount: () => useLeftToScreen('title-abstract'),
    countOf: ['report to screen', 'reports to screen'],
    load: async () => (await import('../features/screening/page')).TitleAbstractPage,
  },
  {
    id: 'full-text',
    path: 'full-text',
    label: 'Full text',
    icon: BookOpenText,
    group: 'screening',
    keys: 'Mod+5',
    useCount: () => useLeftToScreen('full-text'),
    countOf: ['full text to judge', 'full texts to judge'],
    load: async () => (await import('../features/screening/page')).FullTextPage,
  },
  {
    id: 'studies',
    path: 'studies',
    label: 'Studies',
    icon: FlaskConical,
    group: 'evidence',
    keys: 'Mod+6',
    inspector: 'when-used',
    load: async () => (await import('../features/studies/page')).StudiesPage,
  },
  {
    id: 'risk-of-bias',
    path: 'risk-of-bias',
    label: 'Risk of bias',
    icon: TrafficCone,
    group: 'evidence',
    keys: 'Mod+7',
    useCount: useOpenCount,
    countOf: ['result to judge', 'results to judge'],
    inspector: 'when-used',
    load: async () => (await import('../features/risk-of-bias/page')).RiskOfBiasPage,
  },
  {
    id: 'synthesis',
    path: 'synthesis',
    label: 'Synthesis',
    icon: ChartGantt,
    group: 'synthesis',
    keys: 'Mod+8',
    inspector: 'when-used',
    load: async () => (await import('../features/synthesis/page')).SynthesisPage,
  },
  {
    id: 'compare',
    path: 'compare',
    label: 'Compare',
    icon: Columns3,
    group: 'synthesis',
    keys: 'Mod+9',
    inspector: 'when-used',
    load: async () => (await import('../features/compare/page')).ComparePage,
  },
];
