import type { AnalysisReport, Pooled, StudyRow } from '../synthesis/report';
import type { ForestSubgroup } from './forest-options';

/** What stands in the body of the plot, top to bottom. */
export type ForestItem =
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }
  | { readonly kind: 'study'; readonly row: StudyRow }
  | {
      readonly kind: 'subtotal';
      readonly id: string;
      readonly label: string;
      readonly pooled: Pooled;
      readonly heterogeneity: string | null;
      readonly verified: boolean;
    };

const studies = (rows: readonly StudyRow[]): ForestItem[] => rows.map((row) => ({ kind: 'study', row }));

/** Rows under their subgroups in the order given; rows of no listed subgroup come last under their own heading. */
export function forestItems(report: AnalysisReport, subgroups: readonly ForestSubgroup[]): ForestItem[] {
  if (subgroups.length === 0) return studies(report.rows);
  const listed = new Set(subgroups.map((group) => group.id));
  const items = subgroups.flatMap((group): ForestItem[] => {
    const rows = report.rows.filter((row) => row.subgroup === group.id);
    if (rows.length === 0) return [];
    const items: ForestItem[] = [
      { kind: 'heading', id: `group-${group.id}`, label: group.label },
      ...studies(rows),
    ];
    if (group.pooled && rows.length > 1) {
      items.push({
        kind: 'subtotal',
        id: `subtotal-${group.id}`,
        label: 'Subtotal',
        pooled: group.pooled,
        heterogeneity: group.heterogeneity,
        verified: rows.every((row) => row.verified),
      });
    }
    return items;
  });
  const rest = report.rows.filter((row) => row.subgroup === undefined || !listed.has(row.subgroup));
  if (rest.length === 0) return items;
  return [...items, { kind: 'heading', id: 'group-none', label: 'In no subgroup' }, ...studies(rest)];
}
