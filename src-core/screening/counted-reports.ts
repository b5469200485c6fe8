import { isOut, type ScreenedReport } from './excluded-studies';

type Stages = Pick<ScreenedReport, 'ta' | 'ft'>;

export interface CountedReport extends Stages {
  /** Records put together in it. */
  readonly records: number;
}

/** Through both stages. */
export const isIn = ({ ta, ft }: Stages): boolean => ta.state === 'in' && ft.state === 'in';
export const isDecided = (report: Stages): boolean => isOut(report) || isIn(report);
const isOpen = ({ state }: Stages['ta']): boolean => state !== 'out' && state !== 'in';

/**
 * The figures of the overview that count reports. The count and the list that opens from it ask the same question, so that the list
 * holds as many rows as the figure says.
 */
export const countedReports = {
  reports: { label: 'all reports', test: () => true },
  merged: { label: 'reports with duplicates', test: ({ records }) => records > 1 },
  decided: { label: 'reports decided, out or through both stages', test: isDecided },
  undecided: { label: 'reports not yet decided', test: (report) => !isDecided(report) },
  'open-by-title': { label: 'still to judge by title and abstract', test: ({ ta }) => isOpen(ta) },
  'excluded-by-title': { label: 'excluded by title and abstract', test: ({ ta }) => ta.state === 'out' },
  'open-by-full-text': {
    label: 'still to judge by full text',
    test: ({ ta, ft }) => ta.state === 'in' && isOpen(ft),
  },
  'excluded-by-full-text': {
    label: 'excluded by full text',
    test: ({ ta, ft }) => ta.state === 'in' && ft.state === 'out',
  },
  included: { label: 'included reports', test: isIn },
} as const satisfies Record<
  string,
  { readonly label: string; readonly test: (report: CountedReport) => boolean }
>;

export type CountedFigure = keyof typeof countedReports;

export const isCountedFigure = (text: string): text is CountedFigure => Object.hasOwn(countedReports, text);
