import type { StageState } from './stage-state';

export interface FlowInput {
  readonly searches: readonly { readonly id: string; readonly kind: string; readonly recordsRead: number }[];
  readonly reports: readonly {
    readonly records: number;
    readonly otherMethods: boolean;
    readonly ta: { readonly state: StageState };
    readonly ft: { readonly state: StageState };
  }[];
  readonly includedStudies: number;
}

/** Records to reports to studies: the numbers of a PRISMA 2020 flow. */
export interface RecordFlow {
  readonly fromDatabases: number;
  readonly fromOtherMethods: number;
  readonly duplicates: number;
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
  const screened = reports.filter(({ ta }) => ta.state === 'in');
  return {
    fromDatabases: read(true),
    fromOtherMethods: read(false),
    duplicates: reports.reduce((sum, { records }) => sum + records - 1, 0),
    reports: reports.length,
    excludedByTitle: reports.filter(({ ta }) => ta.state === 'out').length,
    openByTitle: reports.filter(({ ta }) => ta.state !== 'out' && ta.state !== 'in').length,
    excludedByFullText: screened.filter(({ ft }) => ft.state === 'out').length,
    openByFullText: screened.filter(({ ft }) => ft.state !== 'out' && ft.state !== 'in').length,
    includedReports: screened.filter(({ ft }) => ft.state === 'in').length,
    includedStudies,
  };
};
