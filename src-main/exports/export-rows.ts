import type { MirrorRow, MirrorTable } from '#core/contract/mirror';
import { excludedStudies } from '#core/screening/excluded-studies';
import type { OverviewRows } from '#core/synthesis/overview';
import { inShownOrder } from '#core/synthesis/shown-rows';
import { mirrorPage } from '../store/mirror-source';
import { linkedReportRows, reviewOf } from '../store/report-rows';
import type { Store } from '../store/store';

const everything = 1_000_000_000;

/**
 * The rows that exports are computed from, as this reviewer may see them: what is blinded on the screen stays out of files too. Null
 * is somebody who is no reviewer of this project.
 */
export const exportRows = (store: Store, viewer: string | null): OverviewRows => {
  const all = <T extends Exclude<MirrorTable, 'reports'>>(table: T): MirrorRow<T>[] =>
    mirrorPage(store, table, null, everything, viewer).rows as MirrorRow<T>[];
  const reports = linkedReportRows(store, viewer);
  return inShownOrder({
    review: reviewOf(store),
    conditions: all('conditions'),
    outcomes: all('outcomes'),
    comparisons: all('comparisons'),
    studies: all('studies'),
    links: all('links'),
    results: all('results'),
    appraisals: all('appraisals'),
    analyses: all('analyses'),
    reports,
    excludedStudies: excludedStudies(reports),
  });
};
