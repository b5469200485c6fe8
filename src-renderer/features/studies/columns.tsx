import type { GridColumn } from '../../ui/grid/grid';
import { RobLight } from '../../ui/marks';
import styles from './parts/studies.module.css';
import { type StudyRow, statusLabels } from './study-rows';

const Results = ({ data }: { readonly data?: StudyRow }) => {
  if (!data || data.results === 0) return <span className="muted">none</span>;
  return (
    <span className={styles.counts}>
      {data.verified > 0 ? <span>{data.verified} verified</span> : null}
      {data.unverified > 0 ? <span className={styles.unverified}>† {data.unverified} unverified</span> : null}
    </span>
  );
};

const Lights = ({ data }: { readonly data?: StudyRow }) => (
  <span className={styles.lights}>
    {data?.lights.map(({ level, count }) => (
      <span key={level} className={styles.light}>
        <RobLight level={level} of={`${count} ${count === 1 ? 'result' : 'results'}`} />
        {count > 1 ? count : null}
      </span>
    ))}
  </span>
);

const number = { type: 'rightAligned', filter: 'agNumberColumnFilter' } as const;
const text = { filter: 'agTextColumnFilter' } as const;

export const studyColumns: readonly GridColumn<StudyRow>[] = [
  {
    field: 'label',
    headerName: 'Study',
    ...text,
    width: 190,
    pinned: 'left',
    tooltipField: 'label',
    sort: 'asc',
  },
  { field: 'conditions', headerName: 'Conditions', ...text, width: 170, tooltipField: 'conditions' },
  { field: 'design', headerName: 'Design', ...text, width: 176, tooltipField: 'design' },
  { field: 'doseMg', headerName: 'Dose, mg', ...number, width: 84 },
  { field: 'weeks', headerName: 'Weeks', ...number, width: 74 },
  { field: 'n', headerName: 'n', ...number, width: 68, headerTooltip: 'People analysed, else randomised' },
  { field: 'reports', headerName: 'Reports', ...number, width: 78 },
  {
    field: 'results',
    headerName: 'Results',
    ...number,
    width: 78,
  },
  {
    colId: 'checked',
    headerName: 'Checked at the source',
    width: 184,
    cellRenderer: Results,
    valueGetter: ({ data }) => data?.unverified ?? 0,
    filter: 'agNumberColumnFilter',
  },
  {
    colId: 'lights',
    headerName: 'Risk of bias',
    width: 108,
    cellRenderer: Lights,
    valueGetter: ({ data }) => data?.lights.map(({ level, count }) => `${level} ${count}`).join(', ') ?? '',
  },
  { field: 'registration', headerName: 'Registration', ...text, width: 130, tooltipField: 'registration' },
  {
    field: 'status',
    headerName: 'Status',
    ...text,
    width: 100,
    valueFormatter: ({ value }) => statusLabels[value as StudyRow['status']] ?? '',
  },
];
