import { referenceExporterById } from '#core/exporters/index';
import type { AppError } from '#core/errors';
import { ok, type Result } from '#core/result';
import { reportDetail } from '../store/details';
import { reportIds } from '../store/project-info';
import type { Store } from '../store/store';

/** Every report of the project as a list of references, with the verdicts that this reviewer may see as notes. */
export const referenceList = (
  store: Store,
  format: string,
  viewer: string | null,
): Result<{ readonly text: string; readonly extension: string }, AppError> => {
  const exporter = referenceExporterById(format);
  if (!exporter.ok) return exporter;
  const references = reportIds(store).flatMap((id) => {
    const detail = reportDetail(store, id, viewer);
    if (!detail.ok) return [];
    const notes = detail.value.votes.flatMap(({ stage, reviewerName, verdict, reason }) =>
      verdict === null
        ? []
        : [`${stage}: ${verdict} (${[reviewerName, reason].filter((part) => part !== '').join('; ')})`],
    );
    return [{ fields: detail.value.fields, notes }];
  });
  return ok({ text: exporter.value.render(references), extension: exporter.value.extension });
};
