import type { ReportDetail } from '#core/contract/records';
import { referenceExporterById } from '#core/exporters/index';
import type { ExportedReference } from '#core/exporters/reference-exporter';
import type { AppError } from '#core/errors';
import { ok, type Result } from '#core/result';
import { detailContext, reportDetail } from '../store/details';
import { reportIds } from '../store/project-info';
import type { Store } from '../store/store';

const stageWords = { 'title-abstract': 'Title/abstract', 'full-text': 'Full text' } as const;

/** Verdicts, labels and notes as lines, each with whose it is. */
const notesOf = (votes: ReportDetail['votes']): string[] =>
  votes.flatMap(({ stage, reviewerName, verdict, reason, labels, note }) => {
    const head = stageWords[stage];
    const because = [reviewerName, reason].filter((part) => part !== '').join('; ');
    return [
      ...(verdict === null ? [] : [`${head}: ${verdict} (${because})`]),
      ...(labels.length === 0 ? [] : [`Labels (${reviewerName}): ${labels.join('; ')}`]),
      ...(note === '' ? [] : [`Note (${reviewerName}): ${note}`]),
    ];
  });

export interface ReferenceList {
  readonly text: string;
  readonly extension: string;
  readonly count: number;
}

/**
 * Reports of the project as a list of references (all of them, or those asked for, in that order), with the verdicts, labels and notes that
 * this reviewer may see.
 */
export const referenceList = (
  store: Store,
  format: string,
  viewer: string | null,
  ids: readonly string[] | undefined,
  onProgress: (share: number) => void = () => undefined,
): Result<ReferenceList, AppError> => {
  const exporter = referenceExporterById(format);
  if (!exporter.ok) return exporter;
  const wanted = ids ?? reportIds(store);
  const context = detailContext(store);
  const references: ExportedReference[] = [];
  wanted.forEach((id, at) => {
    if (at % 500 === 0) onProgress(at / wanted.length);
    const detail = reportDetail(store, id, viewer, context);
    if (detail.ok) references.push({ fields: detail.value.fields, notes: notesOf(detail.value.votes) });
  });
  const { extension, render } = exporter.value;
  return ok({ text: render(references), extension, count: references.length });
};
