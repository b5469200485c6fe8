import type { PairRow } from '#core/contract/duplicates';
import { reasonWords } from '../../messages/duplicate-reasons';
import type { GridColumn } from '../../ui/grid/grid';

/** Points for and against, on a scale of 0 to 100: an order, no probability. */
export const scoreText = (score: number | null): string =>
  score === null ? '' : `${Math.round(score * 100)}`;

const verdictText = (row: PairRow): string => (row.verdict === 'same' ? 'Same' : 'Different');

export const pairColumns: readonly GridColumn<PairRow>[] = [
  {
    headerName: 'Score',
    headerTooltip: 'Points for and against, from 0 to 100; not a probability',
    field: 'score',
    width: 84,
    type: 'rightAligned',
    valueFormatter: ({ value }) => scoreText(value),
  },
  {
    colId: 'title',
    headerName: 'Title',
    flex: 1,
    minWidth: 150,
    valueGetter: ({ data }) => data?.titleA ?? '',
    valueFormatter: ({ value }) => value || 'No title',
    tooltipValueGetter: ({ data }) =>
      data ? `${data.titleA}\n${data.titleB}\n${reasonWords(data.reasons.join(', '))}` : '',
  },
];

export const saidColumns: readonly GridColumn<PairRow>[] = [
  {
    colId: 'said',
    headerName: 'Said',
    width: 78,
    valueGetter: ({ data }) => (data ? verdictText(data) : ''),
  },
  ...pairColumns.slice(1),
  { headerName: 'By', field: 'byName', width: 96, tooltipField: 'byName' },
];
