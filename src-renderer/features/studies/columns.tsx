import type { GridColumn } from '../../ui/grid/grid';
import { RobLight } from '../../ui/marks';
import styles from './parts/studies.module.css';
import { type StudyRow, statusLabels } from './study-rows';

const Unverified = ({ value }: { readonly value?: number }) =>
  value ? <span className={styles.unverified}>† {value}</span> : <span>0</span>;

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
    width: 176,
    pinned: 'left',
    tooltipField: 'label',
    sort: 'asc',
  },
  { field: 'conditions', headerName: 'Conditions', ...text, width: 132, tooltipField: 'conditions' },
  { field: 'design', headerName: 'Design', ...text, width: 148, tooltipField: 'design' },
  {
    field: 'n',
    headerName: 'n',
    ...number,
    width: 80,
    valueFormatter: ({ value }) => (typeof value === 'number' ? value.toLocaleString('en') : ''),
    headerTooltip: 'People analysed, else randomised',
  },
  {
    field: 'doseMg',
    headerName: 'Dose, mg',
    ...number,
    width: 102,
    headerTooltip: 'Highest daily dose of naltrexone, mg',
  },
  { field: 'weeks', headerName: 'Weeks', ...number, width: 84, headerTooltip: 'Weeks of treatment' },
  { field: 'results', headerName: 'Results', ...number, width: 88 },
  {
    field: 'unverified',
    headerName: 'Unverified',
    ...number,
    width: 112,
    headerTooltip: 'Results not yet checked at the source',
    cellRenderer: Unverified,
  },
  {
    colId: 'lights',
    headerName: 'Risk of bias',
    width: 116,
    cellRenderer: Lights,
    valueGetter: ({ data }) => data?.lights.map(({ level, count }) => `${level} ${count}`).join(', ') ?? '',
  },
  {
    field: 'status',
    headerName: 'Status',
    ...text,
    width: 100,
    valueFormatter: ({ value }) => statusLabels[value as StudyRow['status']] ?? '',
  },
  {
    field: 'verified',
    headerName: 'Verified',
    ...number,
    width: 96,
    headerTooltip: 'Results checked at the source',
  },
  { field: 'reports', headerName: 'Reports', ...number, width: 92 },
  { field: 'registration', headerName: 'Registration', ...text, width: 130, tooltipField: 'registration' },
];
