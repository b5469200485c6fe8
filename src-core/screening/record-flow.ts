import { type CountedFigure, type CountedReport, countedReports } from './counted-reports';

export interface FlowInput {
  readonly searches: readonly { readonly id: string; readonly kind: string; readonly recordsRead: number }[];
  readonly reports: readonly CountedReport[];
  readonly includedStudies: number;
}

/** Records to reports to studies: the numbers of a PRISMA 2020 flow. */
export interface RecordFlow {
  readonly fromDatabases: number;
  readonly fromOtherMethods: number;
  /** Records beyond the first of each report, and the reports that hold them. */
  readonly duplicates: number;
  readonly merged: number;
  readonly reports: number;
  readonly excludedByTitle: number;
  readonly openByTitle: number;
  readonly excludedByFullText: number;
  readonly openByFullText: number;
  readonly includedReports: number;
  readonly includedStudies: number;
}

const isDatabase = (kind: string): boolean => kind === 'database' || kind === 'register';

export const recordFlow = ({ searches, reports, includedStudies }: FlowInput): RecordFlow => {
  const read = (database: boolean): number =>
    searches
      .filter(({ kind }) => isDatabase(kind) === database)
      .reduce((sum, { recordsRead }) => sum + recordsRead, 0);
  const count = (figure: CountedFigure): number => reports.filter(countedReports[figure].test).length;
  return {
    fromDatabases: read(true),
    fromOtherMethods: read(false),
    duplicates: reports.reduce((sum, { records }) => sum + records - 1, 0),
    merged: count('merged'),
    reports: count('reports'),
    excludedByTitle: count('excluded-by-title'),
    openByTitle: count('open-by-title'),
    excludedByFullText: count('excluded-by-full-text'),
    openByFullText: count('open-by-full-text'),
    includedReports: count('included'),
    includedStudies,
  };
};
