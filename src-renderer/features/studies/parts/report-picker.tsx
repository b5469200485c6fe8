import { useMemo, useState } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import { useReports } from '../../../mirror/use-live';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { Grid, type GridColumn } from '../../../ui/grid/grid';
import { Segmented } from '../../../ui/segmented';
import { labelFor } from '../study-rows';
import styles from './report-picker.module.css';

const columns: readonly GridColumn<ReportListRow>[] = [
  { field: 'title', headerName: 'Title', flex: 1, minWidth: 220, tooltipField: 'title' },
  { field: 'authors', headerName: 'Authors', width: 170, tooltipField: 'authors' },
  { field: 'year', headerName: 'Year', width: 66, type: 'rightAligned' },
  {
    colId: 'fullText',
    headerName: 'Full text',
    width: 100,
    valueGetter: ({ data }) =>
      data?.ft.state === 'in' ? 'included' : data?.ft.state === 'out' ? 'excluded' : 'not decided',
  },
  {
    colId: 'studies',
    headerName: 'In studies',
    width: 100,
    type: 'rightAligned',
    valueGetter: ({ data }) => data?.studyIds.length ?? 0,
  },
];

type Which = 'included' | 'unlinked' | 'all';
const segments = [
  { value: 'included', label: 'Included at full text' },
  { value: 'unlinked', label: 'In no study yet' },
  { value: 'all', label: 'All' },
] as const;

const fits = (which: Which, report: ReportListRow): boolean => {
  if (which === 'included') return report.ft.state === 'in' && report.studyIds.length === 0;
  return which === 'all' || (report.studyIds.length === 0 && report.ft.state !== 'out');
};

/** Reports to choose from: those included at full text and in no study yet come first. */
function Picker({
  without,
  onPick,
}: {
  readonly without: readonly string[];
  readonly onPick: (reports: readonly ReportListRow[]) => void;
}) {
  const { rows } = useReports();
  const [which, setWhich] = useState<Which>(() =>
    rows.some((row) => fits('included', row)) ? 'included' : 'unlinked',
  );
  const [query, setQuery] = useState('');
  const shown = useMemo(
    () => rows.filter((row) => fits(which, row) && !without.includes(row.id)),
    [rows, which, without],
  );
  return (
    <div className={styles.picker}>
      <div className={styles.pickerBar}>
        <Segmented label="Which reports" segments={segments} value={which} onChange={setWhich} />
        <TextField
          aria-label="Filter by title, author or year"
          placeholder="Filter by title, author or year"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          data-autofocus
        />
      </div>
      <div className={styles.pickerGrid}>
        <Grid
          id="report-picker"
          label="Reports to choose from"
          columns={columns}
          rows={shown}
          rowId={(report) => report.id}
          selection="many"
          keepsHidden
          quickFilter={query}
          onSelect={onPick}
          empty={<p className="muted">No report fits here.</p>}
        />
      </div>
    </div>
  );
}

const none: readonly string[] = [];

export function NewStudyDialog({
  opened,
  onClose,
  onMake,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMake: (reportIds: readonly string[], label: string) => Promise<void>;
}) {
  const [picked, setPicked] = useState<readonly ReportListRow[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const [first] = picked;
  const label = typed ?? (first ? labelFor(first) : '');
  const close = () => {
    setPicked([]);
    setTyped(null);
    onClose();
  };
  return (
    <Dialog
      title="New study"
      opened={opened}
      onClose={close}
      width={860}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            kind="primary"
            disabled={label.trim() === ''}
            onClick={async () => {
              await onMake(
                picked.map((report) => report.id),
                label.trim(),
              );
              setPicked([]);
              setTyped(null);
            }}
          >
            {picked.length === 0
              ? 'Make a study without reports'
              : `Make a study of ${picked.length} ${picked.length === 1 ? 'report' : 'reports'}`}
          </Button>
        </>
      }
    >
      <p className="muted">
        Choose the reports of one investigation: paper, registration, congress abstract.
      </p>
      <Picker without={none} onPick={setPicked} />
      <TextField
        label="Name of the study"
        description="First author and year, unless the trial has a name of its own"
        value={label}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </Dialog>
  );
}

export function JoinDialog({
  study,
  without,
  opened,
  onClose,
  onJoin,
}: {
  readonly study: string;
  readonly without: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onJoin: (reportIds: readonly string[]) => Promise<void>;
}) {
  const [picked, setPicked] = useState<readonly ReportListRow[]>([]);
  return (
    <Dialog
      title={`Join reports to ${study}`}
      opened={opened}
      onClose={onClose}
      width={860}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={picked.length === 0}
            onClick={async () => {
              await onJoin(picked.map((report) => report.id));
              setPicked([]);
            }}
          >
            Join {picked.length === 1 ? '1 report' : `${picked.length} reports`}
          </Button>
        </>
      }
    >
      <p className="muted">
        Other reports of the same investigation. A report may belong to several studies.
      </p>
      <Picker without={without} onPick={setPicked} />
    </Dialog>
  );
}
