import type { ReportListRow } from '#core/contract/mirror';

const cell = {
  state: 'open',
  mine: null,
  reasonId: null,
  reasonText: '',
  note: '',
  at: null,
} as const;

/** One report as lists show it, with what a test says about it. */
export const reportRow = (id: string, more: Partial<ReportListRow> = {}): ReportListRow => ({
  id,
  order: 0,
  title: `Title ${id}`,
  authors: '',
  year: null,
  journal: '',
  doi: '',
  pmid: '',
  language: '',
  hasAbstract: true,
  sources: [],
  searchIds: [],
  records: 1,
  notices: [],
  labels: [],
  ta: cell,
  ft: cell,
  studyIds: [],
  otherMethods: false,
  ...more,
});

export const openCell = cell;
