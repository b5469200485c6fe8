import { noticeLine } from '../bibliography/notices';
import { type FieldEdits, reportFields } from '../dedupe/report-fields';
import type { Author } from '../model/record-fields';
import type { Decision, RecordRow, Resolution } from '../model/report';
import type { Review, Stage } from '../model/review';
import { visibleStage } from '../screening/stage-state';
import type { ReportListRow, StageCell } from './mirror';

/** Authors as lists show them: "Younger J, Noor N, McCue R", six at most. */
export const authorsLine = (authors: readonly Author[]): string => {
  const names = authors.slice(0, 6).map((a) => {
    const initials = (a.given ?? '')
      .split(/[\s.-]+/)
      .filter((p) => p !== '')
      .map((p) => (p === p.toUpperCase() && p.length <= 3 ? p : p[0]))
      .join('');
    return initials === '' ? a.family : `${a.family} ${initials}`;
  });
  return authors.length > 6 ? `${names.join(', ')}, et al.` : names.join(', ');
};

export interface ReportParts {
  readonly id: string;
  readonly order: number;
  /** Fields set by hand. */
  readonly edits: FieldEdits | undefined;
  readonly records: readonly Pick<RecordRow, 'fields'>[];
  readonly sources: readonly { readonly id: string; readonly database: string; readonly kind: string }[];
  readonly decisions: readonly Decision[];
  readonly resolutions: readonly Resolution[];
  readonly studyIds: readonly string[];
}

/** The latest of each reviewer's decisions at one stage: duplicates that were judged apart keep one voice per reviewer. */
export const latestVotes = (decisions: readonly Decision[], stage: Stage): Decision[] => {
  const latest = new Map<string, Decision>();
  for (const d of decisions) {
    if (d.stage !== stage) continue;
    const known = latest.get(d.reviewerId);
    if (
      known === undefined ||
      (d.verdict !== null && known.verdict === null) ||
      (d.at > known.at && d.verdict !== null)
    )
      latest.set(d.reviewerId, d);
  }
  return [...latest.values()];
};

const stageCell = (parts: ReportParts, stage: Stage, review: Review, viewer: string | null): StageCell => {
  const votes = latestVotes(parts.decisions, stage);
  const rule = stage === 'title-abstract' ? review.titleAbstract : review.fullText;
  const resolution = parts.resolutions.find((r) => r.stage === stage);
  const seen = visibleStage(votes, rule, viewer, resolution?.verdict ?? null);
  const mine = votes.find((v) => v.reviewerId === viewer);
  return {
    state: seen.state,
    mine: seen.mine,
    reasonId: mine?.reasonId ?? null,
    reasonText: mine?.reasonText ?? '',
    note: mine?.note ?? '',
    at: mine?.at ?? null,
  };
};

/** Puts together what lists show of one report, as one reviewer may see it. */
export const reportListRow = (parts: ReportParts, review: Review, viewer: string | null): ReportListRow => {
  const f = reportFields(
    parts.records.map((r) => r.fields),
    parts.edits,
  );
  const otherKinds = new Set(['citation-searching', 'website', 'organisation', 'other']);
  return {
    id: parts.id,
    order: parts.order,
    title: f.title ?? '',
    authors: authorsLine(f.authors),
    year: f.year,
    journal: f.journal ?? '',
    doi: f.doi ?? '',
    pmid: f.pmid ?? '',
    language: f.language ?? '',
    hasAbstract: f.abstract !== null,
    sources: [...new Set(parts.sources.map((s) => s.database))],
    searchIds: [...new Set(parts.sources.map((s) => s.id))],
    records: parts.records.length,
    notices: f.notices.map(noticeLine),
    labels: [...new Set(parts.decisions.filter((d) => d.reviewerId === viewer).flatMap((d) => d.labels))],
    ta: stageCell(parts, 'title-abstract', review, viewer),
    ft: stageCell(parts, 'full-text', review, viewer),
    studyIds: [...parts.studyIds],
    otherMethods: parts.sources.length > 0 && parts.sources.every((s) => otherKinds.has(s.kind)),
  };
};
