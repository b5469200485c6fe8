import type { ReportListRow } from '#core/contract/mirror';
import type { Stage } from '#core/model/review';
import { type ScreenedReport, stageCell } from '#core/screening/queue';
import type { StageState } from '#core/screening/stage-state';
import { stateWord } from '../../messages/verdicts';

/** One filter in force. Filters of one kind widen each other; filters of different kinds narrow. */
export type RecordFilter =
  | { readonly kind: 'state'; readonly stage: Stage; readonly value: StageState }
  | { readonly kind: 'mine'; readonly stage: Stage; readonly value: 'include' | 'exclude' | 'maybe' | 'none' }
  | { readonly kind: 'source'; readonly value: string }
  | { readonly kind: 'label'; readonly value: string }
  | { readonly kind: 'has'; readonly value: Has };

/** What a report has or lacks; each narrows on its own. */
export const hasFilters = {
  abstract: { label: 'With abstract', test: (r: ReportListRow) => r.hasAbstract },
  'no-abstract': { label: 'Without abstract', test: (r: ReportListRow) => !r.hasAbstract },
  'no-identifier': {
    label: 'Without DOI and PMID',
    test: (r: ReportListRow) => r.doi === '' && r.pmid === '',
  },
  'other-methods': { label: 'Found by other methods', test: (r: ReportListRow) => r.otherMethods },
  duplicates: { label: 'Several records', test: (r: ReportListRow) => r.records > 1 },
  notices: { label: 'Retracted or corrected', test: (r: ReportListRow) => r.notices.length > 0 },
  note: {
    label: 'With a note of mine',
    test: (r: ReportListRow) => r.ta.note !== '' || r.ft.note !== '',
  },
  'in-study': { label: 'In a study', test: (r: ReportListRow) => r.studyIds.length > 0 },
} as const;
export type Has = keyof typeof hasFilters;

const mineWords = { include: 'included', exclude: 'excluded', maybe: 'maybe', none: 'not judged' };
const stageWords: Record<Stage, string> = { 'title-abstract': 'Title/abstract', 'full-text': 'Full text' };

export const filterLabel = (filter: RecordFilter): string => {
  switch (filter.kind) {
    case 'state':
      return `${stageWords[filter.stage]}: ${stateWord(filter.stage, filter.value).toLowerCase()}`;
    case 'mine':
      return `${stageWords[filter.stage]}: mine ${mineWords[filter.value]}`;
    case 'source':
      return `Source: ${filter.value}`;
    case 'label':
      return `Label: ${filter.value}`;
    case 'has':
      return hasFilters[filter.value].label;
  }
};

export const filterKey = (filter: RecordFilter): string => JSON.stringify(filter);

const passes = (row: ReportListRow, filter: RecordFilter): boolean => {
  switch (filter.kind) {
    case 'state':
      return stageCell<ScreenedReport['ta']>(row, filter.stage).state === filter.value;
    case 'mine':
      return (stageCell<ScreenedReport['ta']>(row, filter.stage).mine ?? 'none') === filter.value;
    case 'source':
      return row.sources.includes(filter.value);
    case 'label':
      return row.labels.includes(filter.value);
    case 'has':
      return hasFilters[filter.value].test(row);
  }
};

const groupOf = (filter: RecordFilter): string =>
  filter.kind === 'has'
    ? `has ${filter.value}`
    : 'stage' in filter
      ? `${filter.kind} ${filter.stage}`
      : filter.kind;

/**
 * The grid's filter for the chips in force, the reports a search found and those a figure counts; null lets every row through.
 */
export const rowFilter = (
  filters: readonly RecordFilter[],
  hits: ReadonlySet<string> | null,
  counted: ((row: ReportListRow) => boolean) | null = null,
): ((row: ReportListRow) => boolean) | null => {
  if (filters.length === 0 && hits === null) return counted;
  const groups = new Map<string, RecordFilter[]>();
  for (const filter of filters) {
    const group = groupOf(filter);
    groups.set(group, [...(groups.get(group) ?? []), filter]);
  }
  const all = [...groups.values()];
  return (row) =>
    (hits === null || hits.has(row.id)) &&
    (counted === null || counted(row)) &&
    all.every((some) => some.some((f) => passes(row, f)));
};

export const toggleFilter = (
  filters: readonly RecordFilter[],
  filter: RecordFilter,
): readonly RecordFilter[] => {
  const key = filterKey(filter);
  const without = filters.filter((f) => filterKey(f) !== key);
  return without.length < filters.length ? without : [...filters, filter];
};
