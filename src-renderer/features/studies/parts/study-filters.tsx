import { useNames } from '../../../mirror/use-live';
import { FilterChips, FilterMenu } from '../../../ui/filter-menu';
import { useKept } from '../../../ui/kept';
import type { StudyRow } from '../study-rows';

/** Distinct pairs in the order of their labels, with how many studies have each. */
const choices = (pairs: readonly (readonly [string, string])[]) => {
  const counts = new Map<string, { label: string; count: number }>();
  for (const [id, label] of pairs) {
    const known = counts.get(id);
    if (known) known.count += 1;
    else counts.set(id, { label, count: 1 });
  }
  return [...counts]
    .sort((a, b) => a[1].label.localeCompare(b[1].label))
    .map(([id, { label, count }]) => ({ id, label, count }));
};

const none: readonly string[] = [];

/** The conditions and designs chosen for the list; kept for `page`, they are still there when one comes back to it. */
export function useStudyFilters(page: string | null) {
  const [conditions, setConditions] = useKept(page && `${page} conditions`, none);
  const [designs, setDesigns] = useKept(page && `${page} designs`, none);
  return { conditions, setConditions, designs, setDesigns };
}

/** The filters that can be added, and as chips those in force. */
export function StudyFilters({
  rows,
  filters,
}: {
  readonly rows: readonly StudyRow[];
  readonly filters: ReturnType<typeof useStudyFilters>;
}) {
  const { conditions, setConditions, designs, setDesigns } = filters;
  const names = useNames('conditions');
  const conditionChoices = choices(
    rows.flatMap(({ conditionIds }) => conditionIds.map((id) => [id, names.get(id) ?? id] as const)),
  );
  const designChoices = choices(rows.map((study) => [study.designId, study.design] as const));
  const condition = { options: conditionChoices, chosen: conditions, onChange: setConditions };
  const design = { options: designChoices, chosen: designs, onChange: setDesigns };
  return (
    <>
      <FilterMenu name="Condition" {...condition} />
      <FilterMenu name="Design" {...design} />
      <FilterChips {...condition} />
      <FilterChips {...design} />
    </>
  );
}
