import { Columns3, Combine, Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { fewestCompared, mostCompared } from '#core/compare/compare-studies';
import { counted } from '#core/counted';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { useCommands } from '../../../ui/commands';
import { EmptyState } from '../../../ui/empty-state';
import { Grid } from '../../../ui/grid/grid';
import { Inspect } from '../../../ui/inspector';
import { useKept } from '../../../ui/kept';
import { usePageProgress, usePageSearch } from '../../../ui/page';
import { studyColumns } from '../columns';
import { makeStudy, removeStudy } from '../commands';
import { useReadOnly, useStudyRows } from '../queries';
import type { StudyRow } from '../study-rows';
import { MergeDialog } from './merge-dialog';
import { NewStudyDialog } from './report-picker';
import styles from './studies.module.css';
import { StudyFilters, useStudyFilters } from './study-filters';
import { StudySummary } from './study-summary';

const none: readonly never[] = [];

/** Just these studies, under the name of what was counted: from a figure of the overview. */
export interface OnlyStudies {
  readonly ids: readonly string[];
  readonly title: string;
}

/** Every study of the review; filters are chips, the inspector shows the rest. */
export function StudiesList({ only = null }: { readonly only?: OnlyStudies | null }) {
  const rows = useStudyRows();
  // What a figure counts is listed whole, and leaves the place in the whole list as it was.
  const kept = only === null ? 'studies' : null;
  const [, navigate] = useLocation();
  const [query, setQuery] = usePageSearch('Search studies', kept);
  const filters = useStudyFilters(kept);
  const [shown, setShown] = useState(0);
  const [picked, setPicked] = useKept<readonly StudyRow[]>(kept && 'studies selected', none);
  const [dialog, setDialog] = useState<'new' | 'merge' | null>(null);
  const readOnly = useReadOnly();
  // What was picked, as it is now: rows are made anew whenever something of a study changes.
  const selected = useMemo(
    () => picked.flatMap(({ id }) => rows?.find((one) => one.id === id) ?? []),
    [picked, rows],
  );
  const row = selected.length === 1 ? selected[0] : undefined;
  const canCompare = selected.length >= fewestCompared && selected.length <= mostCompared;
  const canMerge = selected.length === 2 && !readOnly;

  const open = useCallback(
    (study: { readonly id: string }) => navigate(address('studies', study.id)),
    [navigate],
  );
  const compare = () => navigate(address('compare', selected.map(({ id }) => id).join(',')));
  useCommands([
    {
      id: 'studies.new',
      label: 'New study',
      group: 'Studies',
      keys: 'N',
      when: () => !readOnly,
      run: () => setDialog('new'),
    },
    {
      id: 'studies.open',
      label: 'Open the selected study',
      group: 'Studies',
      when: () => row !== undefined,
      run: () => row && open(row),
    },
    {
      id: 'studies.compare',
      label: 'Compare the selected studies',
      group: 'Studies',
      keys: 'C',
      when: () => canCompare,
      run: compare,
    },
    {
      id: 'studies.merge',
      label: 'Merge the two selected studies',
      group: 'Studies',
      when: () => canMerge,
      run: () => setDialog('merge'),
    },
    {
      id: 'studies.remove',
      label: 'Remove the selected study',
      group: 'Studies',
      when: () => row !== undefined && !readOnly,
      run: () => void (row && removeStudy(row.study)),
    },
  ]);
  usePageProgress(
    rows && selected.length > 1
      ? `${selected.length} selected`
      : rows
        ? counted(rows.length, 'study', 'studies')
        : null,
  );

  const { conditions, designs } = filters;
  const filter = useMemo(() => {
    if (conditions.length + designs.length === 0 && only === null) return null;
    return (study: StudyRow) =>
      (only === null || only.ids.includes(study.id)) &&
      (conditions.length === 0 || study.conditionIds.some((id) => conditions.includes(id))) &&
      (designs.length === 0 || designs.includes(study.designId));
  }, [conditions, designs, only]);

  if (rows === undefined) return <EmptyState title="Opening the studies" />;
  return (
    <div className={styles.page}>
      <div className={styles.toolbar}>
        <Button
          kind="primary"
          icon={<Plus aria-hidden="true" />}
          keys="N"
          disabled={readOnly}
          onClick={() => setDialog('new')}
        >
          New study
        </Button>
        <StudyFilters rows={rows} filters={filters} />
        {only === null ? null : (
          <Chip removeLabel={`Remove filter: ${only.title}`} onRemove={() => navigate('/studies')}>
            {only.title}
          </Chip>
        )}
        <span className={`numbers ${styles.end}`}>
          <Button
            kind="quiet"
            icon={<Columns3 aria-hidden="true" />}
            disabled={!canCompare}
            title={`Select ${fewestCompared} to ${mostCompared} studies (hold Ctrl or Shift, or tick them)`}
            onClick={compare}
          >
            Compare selected
          </Button>
          <Button
            kind="quiet"
            icon={<Combine aria-hidden="true" />}
            disabled={!canMerge}
            title="Select two studies that are one investigation"
            onClick={() => setDialog('merge')}
          >
            Merge
          </Button>
          <span className={`muted ${styles.count}`}>
            {shown === rows.length
              ? counted(rows.length, 'study', 'studies')
              : `${shown.toLocaleString('en')} of ${counted(rows.length, 'study', 'studies')}`}
          </span>
        </span>
      </div>
      <div className={styles.grid}>
        <Grid
          id="studies"
          label="Studies"
          columns={studyColumns}
          rows={rows}
          rowId={(study) => study.id}
          selection="many"
          keepsPlace={kept !== null}
          quickFilter={query}
          filter={filter}
          onSelect={setPicked}
          onOpen={open}
          onCount={setShown}
          empty={
            rows.length === 0 ? (
              <EmptyState
                title="No studies yet"
                text="A study is one investigation with one or more reports. Make one from the reports that were included."
              />
            ) : (
              <EmptyState
                title="No study fits"
                text="Every study is kept out by the search or a filter above."
                action={{
                  label: 'Show all',
                  run: () => {
                    filters.setConditions(none);
                    filters.setDesigns(none);
                    setQuery('');
                    if (only !== null) navigate('/studies');
                  },
                }}
              />
            )
          }
        />
      </div>
      {row ? (
        <Inspect of={row.label}>
          <StudySummary row={row} onOpen={() => open(row)} />
        </Inspect>
      ) : null}
      <MergeDialog
        studies={selected}
        opened={dialog === 'merge'}
        onClose={() => setDialog(null)}
        onMerged={(id) => {
          setDialog(null);
          open({ id });
        }}
      />
      <NewStudyDialog
        opened={dialog === 'new'}
        onClose={() => setDialog(null)}
        onMake={async (ids, label) => {
          const made = await makeStudy(ids, label);
          if (made === null) return;
          setDialog(null);
          open({ id: made });
        }}
      />
    </div>
  );
}
