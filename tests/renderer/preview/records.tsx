import { useMemo, useRef, useState } from 'react';
import { Button } from '../../../src-renderer/ui/button';
import { Chip } from '../../../src-renderer/ui/chip';
import { EmptyState } from '../../../src-renderer/ui/empty-state';
import { Grid, type GridColumn, type GridHandle } from '../../../src-renderer/ui/grid/grid';
import { Inspect } from '../../../src-renderer/ui/inspector';
import { VerdictMark, type Verdict } from '../../../src-renderer/ui/marks';
import { usePageProgress, usePageSearch } from '../../../src-renderer/ui/page';
import { toast } from '../../../src-renderer/ui/toast';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  readonly journal: string;
  readonly verdict: Verdict;
}

const verdicts: readonly Verdict[] = ['include', 'exclude', 'maybe', 'none', 'conflict'];
const titles = [
  'Low-dose naltrexone for the treatment of fibromyalgia: findings of a small, randomized, double-blind, placebo-controlled trial',
  'Therapy with the opioid antagonist naltrexone promotes mucosal healing in active Crohn’s disease',
  'Pilot trial of low-dose naltrexone and quality of life in multiple sclerosis',
];

const rowsOf = (n: number): readonly Row[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `r${i}`,
    title: titles[i % 3] ?? '',
    authors: i % 2 ? 'Younger J, Noor N, McCue R' : 'Smith JP, Bingaman SI, Ruggiero F',
    year: 2000 + (i % 25),
    journal: i % 2 ? 'Arthritis Rheum' : 'Dig Dis Sci',
    verdict: verdicts[i % 5] ?? 'none',
  }));

const columns: readonly GridColumn<Row>[] = [
  {
    field: 'title',
    headerName: 'Title',
    flex: 1,
    minWidth: 200,
    filter: 'agTextColumnFilter',
    tooltipField: 'title',
  },
  { field: 'authors', headerName: 'Authors', width: 190, filter: 'agTextColumnFilter' },
  { field: 'year', headerName: 'Year', width: 70, type: 'rightAligned', filter: 'agNumberColumnFilter' },
  { field: 'journal', headerName: 'Journal', width: 120 },
  {
    field: 'verdict',
    headerName: 'Verdict',
    width: 100,
    cellRenderer: ({ value }: { value: Verdict }) => <VerdictMark verdict={value} />,
  },
];

const rowId = (row: Row) => row.id;

export function Records() {
  const rows = useMemo(() => rowsOf(location.search.includes('many') ? 100_000 : 80), []);
  const grid = useRef<GridHandle<Row>>(null);
  const [selected, setSelected] = useState<Row | null>(null);
  const [count, setCount] = useState(0);
  const [query] = usePageSearch('Search records', null);
  usePageProgress(`${count} of ${rows.length} records`);
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <div
        style={{
          display: 'flex',
          gap: 4,
          alignItems: 'center',
          padding: '6px 16px',
          borderBottom: '1px solid var(--border)',
        }}
      >
        <Chip onRemove={() => undefined} removeLabel="Remove filter: year from 2010">
          Year from 2010
        </Chip>
        <Chip>Crossover</Chip>
        <Button
          kind="quiet"
          onClick={() => {
            grid.current?.applyChanges({
              upserts: [
                { ...(rows[0] as Row), verdict: 'conflict' },
                { ...(rows[1] as Row), id: 'new' },
              ],
              deletes: ['r3'],
            });
            toast('Excluded: wrong population', { undo: () => undefined });
          }}
        >
          Change rows
        </Button>
      </div>
      <div style={{ flex: 1, minHeight: 0 }}>
        <Grid
          ref={grid}
          id="preview"
          label="Records"
          columns={columns}
          rows={rows}
          rowId={rowId}
          selection="many"
          quickFilter={query}
          onSelect={(chosen) => setSelected(chosen[0] ?? null)}
          onCount={setCount}
        />
      </div>
      {selected ? (
        <Inspect of={selected.title}>
          <h2 style={{ fontWeight: 650 }}>{selected.title}</h2>
          <p className="muted">
            {selected.authors}. {selected.journal} {selected.year}
          </p>
        </Inspect>
      ) : null}
    </div>
  );
}

const noColumns: readonly GridColumn<Row>[] = columns.slice(0, 3);
const noRows: readonly Row[] = [];

export function Nothing() {
  return (
    <Grid
      id="preview-empty"
      label="Searches"
      columns={noColumns}
      rows={noRows}
      rowId={rowId}
      empty={
        <EmptyState
          title="No search has been imported"
          text="Searches stand here with their database, date and number of hits. Begin with the file that a database exports."
          action={{ label: 'Import a file ...', run: () => toast('Import') }}
        />
      }
    />
  );
}

export function Failing(): never {
  throw new Error('a planted mistake');
}
