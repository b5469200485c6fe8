import { FileOutput, Plus } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import { counted } from '#core/counted';
import { Button } from '../../../ui/button';
import { useCommands } from '../../../ui/commands';
import type { GridHandle } from '../../../ui/grid/grid';
import { Menu } from '../../../ui/menu';
import { Progress } from '../../../ui/progress';
import { cancelExport, exportReferences, referenceFormats, useExportJob } from '../export-list';
import styles from '../records.module.css';
import { AddDialog, type Added, tellAdded } from './add-dialog';

/** What can be done with the list as it is filtered: take it out as a file, or add to it by hand. */
export function ListTools({
  grid,
  selected,
  shown,
  whole,
  cannot,
}: {
  readonly grid: RefObject<GridHandle<ReportListRow> | null>;
  readonly selected: readonly string[];
  readonly shown: number;
  /** False while rows are still on their way in: a file of what is shown would lack the others. */
  readonly whole: boolean;
  readonly cannot: string | null;
}) {
  const [adding, setAdding] = useState(false);
  const job = useExportJob();
  const listed = (): readonly string[] => grid.current?.shown().map(({ id }) => id) ?? [];
  const may = () => whole && shown > 0 && job === null;
  useCommands([
    {
      id: 'records-add',
      label: 'Add a record by hand',
      group: 'Records',
      run: () => setAdding(true),
      when: () => cannot === null,
    },
    ...referenceFormats.map(({ id, label }) => ({
      id: `records-export-${id}`,
      label: `Export the shown reports as ${label}`,
      group: 'Records',
      words: 'references save file',
      run: () => void exportReferences(id, listed()),
      when: may,
    })),
  ]);
  const selectAdded = async ({ reportId, trace, change }: Added) => {
    if ((await grid.current?.selectComing(reportId)) === 'kept out')
      tellAdded({
        trace: `${trace.replace(/\.$/, '')}. It is not in the list: the search or a filter keeps it out.`,
        change,
      });
  };
  const entries = (ids: () => readonly string[]) =>
    referenceFormats.map(({ id, label }) => ({ label, run: () => void exportReferences(id, ids()) }));
  return (
    <>
      <Button
        kind="quiet"
        icon={<Plus aria-hidden="true" />}
        disabled={cannot !== null}
        title={cannot ?? undefined}
        onClick={() => setAdding(true)}
      >
        Add
      </Button>
      <Menu
        target={
          <Button kind="quiet" icon={<FileOutput aria-hidden="true" />} disabled={!may()}>
            Export
          </Button>
        }
        groups={[
          { label: `${counted(shown, 'report', 'reports')} as shown`, entries: entries(listed) },
          ...(selected.length > 1
            ? [
                {
                  label: `${counted(selected.length, 'report', 'reports')} selected`,
                  entries: entries(() => selected).map((e) => ({ ...e, label: `Selected: ${e.label}` })),
                },
              ]
            : []),
        ]}
      />
      {job === null ? null : (
        <div className={styles.exporting}>
          <Progress
            label="Exporting"
            done={job.done}
            total={job.total}
            unit="references"
            onCancel={cancelExport}
          />
        </div>
      )}
      {adding ? (
        <AddDialog
          onClose={(added) => {
            setAdding(false);
            if (added !== null) void selectAdded(added);
          }}
        />
      ) : null}
    </>
  );
}
