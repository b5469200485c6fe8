import type { StageState } from './stage-state';

/** A report as screening left it, with the studies it tells about. */
export interface ScreenedReport {
  readonly studyIds: readonly string[];
  readonly ta: { readonly state: StageState };
  readonly ft: { readonly state: StageState };
}

export const isOut = ({ ta, ft }: Pick<ScreenedReport, 'ta' | 'ft'>): boolean =>
  ta.state === 'out' || ft.state === 'out';

/**
 * The studies that screening has taken out: those with reports, every one of them excluded. A study is the unit of a review, so one
 * report that is still open or was let in keeps it (Cochrane Handbook 4.6.2), and a study without any report was never screened.
 */
export const excludedStudies = (reports: readonly ScreenedReport[]): ReadonlySet<string> => {
  const out = new Set<string>();
  const kept = new Set<string>();
  for (const report of reports) for (const id of report.studyIds) (isOut(report) ? out : kept).add(id);
  for (const id of kept) out.delete(id);
  return out;
};
