import { ListFilter } from 'lucide-react';
import { useNames, useSession } from '../../../mirror/use-live';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { Menu } from '../../../ui/menu';
import { useRemembered } from '../../../ui/remembered';
import type { StudyRow } from '../study-rows';

const toggled = (list: readonly string[], value: string): readonly string[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

/** Distinct pairs in the order of their labels, with how many studies have each. */
const choices = (pairs: readonly (readonly [string, string])[]) => {
  const counts = new Map<string, { label: string; count: number }>();
  for (const [id, label] of pairs) {
    const known = counts.get(id);
    if (known) known.count += 1;
    else counts.set(id, { label, count: 1 });
  }
  return [...counts].sort((a, b) => a[1].label.localeCompare(b[1].label));
};

const readIds = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
const none: readonly string[] = [];

/** The conditions and designs chosen for this review's list; they are still there when one comes back from a study. */
export function useStudyFilters() {
  const review = useSession().project?.instanceId ?? '';
  const [conditions, setConditions] = useRemembered(`study-conditions:${review}`, none, readIds);
  const [designs, setDesigns] = useRemembered(`study-designs:${review}`, none, readIds);
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
  const one = (
    name: string,
    list: ReturnType<typeof choices>,
    chosen: readonly string[],
    set: (next: readonly string[]) => void,
  ) => ({
    menu: (
      <Menu
        target={
          <Button kind="quiet" icon={<ListFilter aria-hidden="true" />}>
            {name}
          </Button>
        }
        groups={[
          {
            entries: list.map(([id, { label, count }]) => ({
              label: `${label} (${count})`,
              checked: chosen.includes(id),
              stay: true,
              run: () => set(toggled(chosen, id)),
            })),
          },
        ]}
      />
    ),
    chips: chosen.map((id) => {
      const label = list.find(([known]) => known === id)?.[1].label ?? id;
      return (
        <Chip key={id} removeLabel={`Remove filter: ${label}`} onRemove={() => set(toggled(chosen, id))}>
          {label}
        </Chip>
      );
    }),
  });
  const condition = one('Condition', conditionChoices, conditions, setConditions);
  const design = one('Design', designChoices, designs, setDesigns);
  return (
    <>
      {condition.menu}
      {design.menu}
      {condition.chips}
      {design.chips}
    </>
  );
}
