import { Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { useCommands } from '../../../ui/commands';
import { EmptyState } from '../../../ui/empty-state';
import { Grid } from '../../../ui/grid/grid';
import { Inspect } from '../../../ui/inspector';
import { Menu } from '../../../ui/menu';
import { usePageProgress, usePageSearch } from '../../../ui/page';
import { studyColumns } from '../columns';
import { makeStudy, removeStudy } from '../commands';
import { useReadOnly, useStudyRows } from '../queries';
import type { StudyRow } from '../study-rows';
import { NewStudyDialog } from './report-picker';
import styles from './studies.module.css';
import { StudySummary } from './study-summary';

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

/** Every study of the review; filters are chips, the inspector shows the rest. */
export function StudiesList() {
  const rows = useStudyRows();
  const [, navigate] = useLocation();
  const [query] = usePageSearch('Search studies');
  const [conditions, setConditions] = useState<readonly string[]>([]);
  const [designs, setDesigns] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(0);
  const [selected, setSelected] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const readOnly = useReadOnly();
  const row = rows?.find((one) => one.id === selected);

  const open = useCallback(
    (study: { readonly id: string }) => navigate(address('studies', study.id)),
    [navigate],
  );
  useCommands([
    {
      id: 'studies.new',
      label: 'New study',
      group: 'Studies',
      keys: 'N',
      when: () => !readOnly,
      run: () => setMaking(true),
    },
    {
      id: 'studies.open',
      label: 'Open the selected study',
      group: 'Studies',
      when: () => row !== undefined,
      run: () => row && open(row),
    },
    {
      id: 'studies.remove',
      label: 'Remove the selected study',
      group: 'Studies',
      when: () => row !== undefined && !readOnly,
      run: () => void (row && removeStudy(row.study)),
    },
  ]);
  usePageProgress(rows ? `${rows.length} ${rows.length === 1 ? 'study' : 'studies'}` : null);

  const filter = useMemo(() => {
    if (conditions.length + designs.length === 0) return null;
    return (study: StudyRow) =>
      (conditions.length === 0 || study.conditionIds.some((id) => conditions.includes(id))) &&
      (designs.length === 0 || designs.includes(study.designId));
  }, [conditions, designs]);

  if (rows === undefined) return <EmptyState title="Opening the studies" />;
  const conditionChoices = choices(
    rows.flatMap((study) =>
      study.conditionIds.map((id, at) => [id, study.conditions.split(', ')[at] ?? id] as const),
    ),
  );
  const designChoices = choices(rows.map((study) => [study.designId, study.design] as const));
  const menuOf = (
    list: typeof conditionChoices,
    chosen: readonly string[],
    set: (next: readonly string[]) => void,
  ) => [
    {
      entries: list.map(([id, { label, count }]) => ({
        label: `${label} (${count})`,
        checked: chosen.includes(id),
        stay: true,
        run: () => set(toggled(chosen, id)),
      })),
    },
  ];
  const chips = (
    list: typeof conditionChoices,
    chosen: readonly string[],
    set: (next: readonly string[]) => void,
  ) =>
    chosen.map((id) => {
      const label = list.find(([one]) => one === id)?.[1].label ?? id;
      return (
        <Chip key={id} removeLabel={`Remove filter: ${label}`} onRemove={() => set(toggled(chosen, id))}>
          {label}
        </Chip>
      );
    });

  return (
    <div className={styles.page}>
      <div className={styles.toolbar}>
        <Button
          kind="primary"
          icon={<Plus aria-hidden="true" />}
          keys="N"
          disabled={readOnly}
          onClick={() => setMaking(true)}
        >
          New study
        </Button>
        <Menu
          target={<Button kind="quiet">Condition</Button>}
          groups={menuOf(conditionChoices, conditions, setConditions)}
        />
        <Menu
          target={<Button kind="quiet">Design</Button>}
          groups={menuOf(designChoices, designs, setDesigns)}
        />
        {chips(conditionChoices, conditions, setConditions)}
        {chips(designChoices, designs, setDesigns)}
        <span className={`numbers muted ${styles.end}`}>
          {shown === rows.length ? `${rows.length} studies` : `${shown} of ${rows.length} studies`}
        </span>
      </div>
      <div className={styles.grid}>
        <Grid
          id="studies"
          label="Studies"
          columns={studyColumns}
          rows={rows}
          rowId={(study) => study.id}
          quickFilter={query}
          filter={filter}
          onSelect={([first]) => setSelected(first?.id ?? null)}
          onOpen={open}
          onCount={setShown}
          empty={
            <EmptyState
              title="No studies yet"
              text="A study is one investigation with one or more reports. Make one from the reports that were included."
            />
          }
        />
      </div>
      {row ? (
        <Inspect of={row.label}>
          <StudySummary row={row} onOpen={() => open(row)} />
        </Inspect>
      ) : null}
      <NewStudyDialog
        opened={making}
        onClose={() => setMaking(false)}
        onMake={async (ids, label) => {
          const made = await makeStudy(ids, label);
          if (made === null) return;
          setMaking(false);
          open({ id: made });
        }}
      />
    </div>
  );
}
