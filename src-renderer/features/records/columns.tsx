import type { ReportListRow } from '#core/contract/mirror';
import type { Stage } from '#core/model/review';
import { isInStage, stageCell } from '#core/screening/queue';
import type { StageState } from '#core/screening/stage-state';
import { stateWord } from '../../messages/verdicts';
import type { GridColumn } from '../../ui/grid/grid';
import { VerdictMark, type Verdict } from '../../ui/marks';

type Column = GridColumn<ReportListRow>;

const grave = /retract|withdr|concern/i;

/** Notices that must not be overlooked, the gravest first. */
const noticeMark = (
  notices: readonly string[],
): { readonly words: string; readonly colour: string } | null => {
  if (notices.some((notice) => grave.test(notice)))
    return { words: 'Retracted or in doubt', colour: 'var(--exclude)' };
  return notices.length === 0 ? null : { words: 'Corrected, or a correction', colour: 'var(--maybe)' };
};

type Cell = { readonly data?: ReportListRow };

function MarkedTitle({ data, valueFormatted }: Cell & { readonly valueFormatted: string }) {
  const mark = noticeMark(data?.notices ?? []);
  return (
    <span title={data?.notices.join('\n')}>
      {mark === null ? null : <strong style={{ color: mark.colour }}>! {mark.words}:</strong>}{' '}
      {valueFormatted}
    </span>
  );
}

const stateMark: Record<StageState, Verdict> = {
  open: 'none',
  partial: 'none',
  in: 'include',
  out: 'exclude',
  conflict: 'conflict',
};

/** Where no column says one's own verdict (`alone`), a maybe that went on is still told from an include. */
const stateText = (row: ReportListRow, stage: Stage, alone: boolean): string => {
  const { state, mine } = stageCell(row, stage);
  return `${stateWord(stage, state)}${alone && state === 'in' && mine === 'maybe' ? ', maybe' : ''}`;
};

const stateColumn = (stage: Stage, headerName: string, alone: boolean): Column => {
  const mark = ({ data }: Cell) => {
    if (!data) return null;
    const word = stateText(data, stage, alone);
    const verdict = word.endsWith('maybe') ? 'maybe' : stateMark[stageCell(data, stage).state];
    return <VerdictMark verdict={verdict} word={word} />;
  };
  return {
    colId: `${stage} state`,
    headerName,
    width: 132,
    valueGetter: ({ data }) => (data && isInStage(data, stage) ? stateText(data, stage, alone) : ''),
    cellRendererSelector: ({ data }) => (data && isInStage(data, stage) ? { component: mark } : undefined),
  };
};

const mineColumn = (stage: Stage, headerName: string, hide: boolean): Column => ({
  colId: `${stage} mine`,
  headerName,
  width: 92,
  hide,
  valueGetter: ({ data }) => (data ? (stageCell(data, stage).mine ?? '') : ''),
  cellRenderer: ({ data }: Cell) => {
    const mine = data ? stageCell(data, stage).mine : null;
    return mine === null ? null : <VerdictMark verdict={mine} />;
  },
});

const text = (
  colId: string,
  headerName: string,
  get: (row: ReportListRow) => string,
  more: Column,
): Column => ({
  colId,
  headerName,
  filter: 'agTextColumnFilter',
  valueGetter: ({ data }) => (data ? get(data) : ''),
  tooltipValueGetter: ({ value }) => value,
  ...more,
});

/** `reasons` gives the words for a reason's id; `alone`: one vote decides, so that one's own verdict says nothing more. */
export const recordColumns = (reasons: ReadonlyMap<string, string>, alone: boolean): readonly Column[] => {
  const reason = (row: ReportListRow): string =>
    [row.ta, row.ft]
      .map((cell) =>
        cell.reasonId === null ? cell.reasonText : (reasons.get(cell.reasonId) ?? cell.reasonText),
      )
      .filter((word) => word !== '')
      .join('; ');
  return [
    {
      headerName: 'No.',
      field: 'order',
      width: 64,
      type: 'rightAligned',
    },
    stateColumn('title-abstract', 'Title/abstract', alone),
    mineColumn('title-abstract', 'Mine', alone),
    text('title', 'Title', (r) => r.title, {
      flex: 1,
      minWidth: 320,
      // Shown only: what has no title is sorted and found as such, not by these words.
      valueFormatter: ({ value }) => value || 'No title',
      // the title may stay and its mark change
      equals: () => false,
      // Most titles need none: each costs something when many are drawn.
      cellRendererSelector: ({ data }) =>
        data && noticeMark(data.notices) !== null ? { component: MarkedTitle } : undefined,
    }),
    text('authors', 'Authors', (r) => r.authors, { width: 140 }),
    { headerName: 'Year', field: 'year', width: 92, type: 'rightAligned', filter: 'agNumberColumnFilter' },
    text('journal', 'Journal', (r) => r.journal, { width: 130 }),
    stateColumn('full-text', 'Full text', alone),
    mineColumn('full-text', 'Mine, full text', true),
    text('reason', 'Reason', reason, { width: 110 }),
    text('labels', 'Labels', (r) => r.labels.join(', '), { width: 90 }),
    text('sources', 'Source', (r) => r.sources.join(', '), { width: 96 }),
    {
      colId: 'abstract',
      headerName: 'Abstract',
      width: 94,
      valueGetter: ({ data }) => (data?.hasAbstract ? 'yes' : 'none'),
      cellStyle: ({ data }) => (data?.hasAbstract ? null : { color: 'var(--muted)' }),
    },
    text('doi', 'DOI', (r) => r.doi, { width: 150, hide: true }),
    text('pmid', 'PMID', (r) => r.pmid, { width: 86, hide: true }),
    text('language', 'Language', (r) => r.language, { width: 100, hide: true }),
    text('notices', 'Notices', (r) => r.notices.join('; '), { width: 120, hide: true }),
    {
      headerName: 'Records',
      field: 'records',
      width: 94,
      type: 'rightAligned',
      filter: 'agNumberColumnFilter',
      hide: true,
    },
    {
      colId: 'studies',
      headerName: 'Studies',
      width: 92,
      type: 'rightAligned',
      filter: 'agNumberColumnFilter',
      hide: true,
      valueGetter: ({ data }) => data?.studyIds.length ?? 0,
    },
  ];
};
