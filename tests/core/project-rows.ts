import { inShownOrder } from '#core/synthesis/shown-rows';
import type { OverviewRows } from '#core/synthesis/overview';
import { starter } from './starters/load';

/** A bundled review as analyses read it, with nothing screened. */
export const starterRows = (name: 'ldn' | 'bcg'): OverviewRows => {
  const rows = starter(name);
  const [review] = rows.review;
  if (review === undefined) throw new Error('no review');
  const open = { state: 'open' } as const;
  return inShownOrder({
    ...rows,
    review,
    reports: rows.reports.map(({ id }) => ({
      id,
      studyIds: rows.links.flatMap((link) => (link.reportId === id ? [link.studyId] : [])),
      ta: open,
      ft: open,
    })),
    excludedStudies: new Set(),
  });
};
