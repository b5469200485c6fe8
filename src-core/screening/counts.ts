import type { StageState } from './stage-state';

/** What the counts need to know of one report; `db` is false for reports found by other methods only. */
export interface CountedReport {
  readonly db: boolean;
  readonly records: number;
  readonly ta: StageState;
  readonly ft: StageState;
  readonly ftReason: string | null;
  readonly studyIds: readonly string[];
}

export interface StageCounts {
  readonly open: number;
  readonly partial: number;
  readonly in: number;
  readonly out: number;
  readonly conflict: number;
}

/** Numbers of the PRISMA 2020 flow diagram (Page 2021, BMJ 372:n71), counted from rows, never typed. */
export interface PrismaCounts {
  readonly identified: number;
  readonly identifiedOther: number;
  readonly duplicatesRemoved: number;
  readonly screened: number;
  readonly excluded: number;
  readonly sought: number;
  readonly assessed: number;
  readonly excludedFullText: Readonly<Record<string, number>>;
  readonly includedReports: number;
  readonly includedStudies: number;
}

export const stageCounts = (states: readonly StageState[]): StageCounts => {
  const of = (state: StageState): number => states.filter((s) => s === state).length;
  return { open: of('open'), partial: of('partial'), in: of('in'), out: of('out'), conflict: of('conflict') };
};

/** Reports in the full-text stage are those that titles and abstracts let through. */
export const prismaCounts = (reports: readonly CountedReport[]): PrismaCounts => {
  const sum = (list: readonly CountedReport[]): number => list.reduce((n, r) => n + r.records, 0);
  const db = reports.filter((r) => r.db);
  const other = reports.filter((r) => !r.db);
  const judged = reports.filter((r) => r.ta === 'in' || r.ta === 'out');
  const through = reports.filter((r) => r.ta === 'in');
  const assessed = through.filter((r) => r.ft === 'in' || r.ft === 'out');
  const excludedFullText: Record<string, number> = {};
  for (const r of assessed.filter((x) => x.ft === 'out')) {
    const reason = r.ftReason ?? 'No reason given';
    excludedFullText[reason] = (excludedFullText[reason] ?? 0) + 1;
  }
  const included = assessed.filter((r) => r.ft === 'in');
  return {
    identified: sum(db),
    identifiedOther: sum(other),
    duplicatesRemoved: sum(reports) - reports.length,
    screened: judged.length,
    excluded: judged.length - through.length,
    sought: through.length,
    assessed: assessed.length,
    excludedFullText,
    includedReports: included.length,
    includedStudies: new Set(included.flatMap((r) => r.studyIds)).size,
  };
};
