import { useMemo } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import { checkResult } from '#core/extraction/check-result';
import type { ResultFinding } from '#core/extraction/checks/finding';
import { type ResultReadings, readingsOf } from '#core/extraction/result-readings';
import type { Appraisal, Study, StudyResult } from '#core/model/study';
import {
  useNames,
  useReadOnlyReason,
  useReports,
  useReviewerId,
  useRow,
  useRows,
} from '../../mirror/use-live';
import { type StudyRow, studyRows } from './study-rows';

export const useReadOnly = (): boolean => useReadOnlyReason() !== null;

/** Who is looking, and who of the extractors is a bundled data set. */
export function useViewer() {
  const me = useReviewerId();
  const reviewers = useRows('reviewers');
  return useMemo(() => {
    const datasets = new Set((reviewers ?? []).filter((r) => r.role === 'dataset').map((r) => r.id));
    const names = new Map((reviewers ?? []).map((r) => [r.id, r.name]));
    return {
      me,
      isDataset: (by: string) => datasets.has(by),
      nameOf: (by: string) => (by === 'consensus' ? 'Consensus' : by === me ? 'Me' : (names.get(by) ?? by)),
    };
  }, [reviewers, me]);
}

/** Undefined while it loads. */
export function useStudyRows(): readonly StudyRow[] | undefined {
  const studies = useRows('studies');
  const links = useRows('links');
  const results = useRows('results');
  const appraisals = useRows('appraisals');
  const review = useRow('review', 'review');
  const conditionNames = useNames('conditions');
  const { me, isDataset } = useViewer();
  return useMemo(() => {
    if (!studies || !links || !results || !appraisals || !review) return undefined;
    const appraisalVotes = review.appraisal.votes;
    return studyRows({
      studies,
      links,
      results,
      appraisals,
      conditionNames,
      viewer: me,
      isDataset,
      appraisalVotes,
    });
  }, [studies, links, results, appraisals, review, conditionNames, me, isDataset]);
}

export interface StudyDetail {
  readonly study: Study;
  readonly reports: readonly {
    readonly id: string;
    readonly primary: boolean;
    readonly report: ReportListRow | undefined;
  }[];
  readonly readings: readonly ResultReadings[];
  readonly appraisals: ReadonlyMap<string, readonly Appraisal[]>;
  readonly appraisalVotes: number;
  /** What stands out about a result, seen with its study, its outcome and the other studies. */
  readonly check: (result: StudyResult) => readonly ResultFinding[];
}

/** One study with everything that hangs on it; null when there is no such study, undefined while it loads. */
export function useStudy(id: string): StudyDetail | null | undefined {
  const studies = useRows('studies');
  const links = useRows('links');
  const results = useRows('results');
  const appraisals = useRows('appraisals');
  const outcomes = useRows('outcomes');
  const review = useRow('review', 'review');
  const reports = useReports();
  const { me, isDataset } = useViewer();
  return useMemo(() => {
    if (!studies || !links || !results || !appraisals || !outcomes || !review) return undefined;
    if (reports.status !== 'ready') return undefined;
    const study = studies.find((row) => row.id === id);
    if (study === undefined) return null;
    const byKey = new Map<string, Appraisal[]>();
    for (const row of appraisals) {
      if (row.studyId !== id) continue;
      byKey.set(row.resultKey, [...(byKey.get(row.resultKey) ?? []), row]);
    }
    return {
      study,
      reports: links
        .filter((link) => link.studyId === id)
        .sort((a, b) => Number(b.primary) - Number(a.primary))
        .map((link) => ({
          id: link.reportId,
          primary: link.primary,
          report: reports.byId.get(link.reportId),
        })),
      readings: readingsOf(
        results.filter((row) => row.studyId === id),
        me,
        isDataset,
      ),
      appraisals: byKey,
      appraisalVotes: review.appraisal.votes,
      check: (result) =>
        checkResult(result, {
          study,
          outcome: outcomes.find((one) => one.id === result.outcomeId),
          peers: results,
        }),
    };
  }, [studies, links, results, appraisals, outcomes, review, reports, id, me, isDataset]);
}
