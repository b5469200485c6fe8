import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { summaryHash } from '#core/exporters/summary-analyses';
import { recordFlow } from '#core/screening/record-flow';
import type { OverviewRows } from '#core/synthesis/overview';
import { exportFile } from '../../actions/export';
import { useProjectRows } from '../../mirror/project-rows';
import { useReports } from '../../mirror/use-live';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { EmptyState } from '../../ui/empty-state';
import { Menu } from '../../ui/menu';
import { usePageProgress } from '../../ui/page';
import { PageBody } from '../../ui/section';
import { CountedList } from './parts/counted-list';
import { type CountShown, CountsTable } from './parts/counts-table';
import { EvidenceGrid } from './parts/evidence-grid';
import { Flow } from './parts/flow';
import styles from './parts/overview.module.css';
import { useOverview } from './queries';

const exportSummary = (rows: OverviewRows, conditionId: string): void =>
  void exportFile({ exporter: 'summary-csv', conditionId, inputHash: summaryHash(rows, conditionId) });

/** What each condition has, what is left to do, and what is known. */
export function OverviewPage() {
  const rows = useProjectRows();
  const [, go] = useLocation();
  const shown = useOverview(rows);
  const { rows: reports, searches, status } = useReports();
  const [listed, setListed] = useState<{ readonly key: string; readonly shown: CountShown } | null>(null);
  const studiesIncluded = shown?.whole.studiesIncluded.ids.length ?? 0;
  const flow = useMemo(
    () => (status === 'ready' ? recordFlow({ searches, reports, includedStudies: studiesIncluded }) : null),
    [status, searches, reports, studiesIncluded],
  );
  const conditions = shown?.grid.rows.length;
  usePageProgress(
    conditions === undefined || conditions === 0
      ? null
      : `${conditions} ${conditions === 1 ? 'condition' : 'conditions'} with results`,
  );
  const downloads = useMemo(
    () =>
      rows === undefined || shown === undefined
        ? []
        : shown.grid.rows.map(({ condition: { id, name } }) => ({
            id: `overview.summary.${id}`,
            label: name,
            run: () => exportSummary(rows, id),
          })),
    [rows, shown],
  );
  useCommands(
    downloads.map(({ id, label, run }) => ({
      id,
      label: `Summary table as CSV: ${label}`,
      group: 'Export',
      run,
    })),
  );
  if (rows === undefined || shown === undefined) return <EmptyState title="Opening the overview" />;
  const nothing = rows.conditions.length === 0;
  if (nothing && rows.reports.length === 0)
    return (
      <EmptyState
        title="A review without anything in it yet"
        text="It begins with a question: conditions, outcomes and criteria stand in the set-up. Records come in by the import."
        action={{ label: 'Set the review up', run: () => go('/setup') }}
      />
    );
  return (
    <PageBody wide>
      {nothing ? (
        <p className={`muted ${styles.before}`}>
          What is known stands here by condition and outcome once the review has some.{' '}
          <Link href="/setup">Enter them in the set-up.</Link>
        </p>
      ) : null}
      <div className={styles.head} hidden={nothing}>
        <Menu
          target={
            <Button icon={<Download aria-hidden="true" />} disabled={downloads.length === 0}>
              Summary table
            </Button>
          }
          groups={[
            {
              label: 'As CSV, of the condition',
              entries: downloads.map(({ label, run }) => ({ label, run })),
            },
          ]}
        />
      </div>
      {shown.grid.rows.length > 0 ? <EvidenceGrid grid={shown.grid} /> : null}
      <CountsTable
        rows={rows}
        whole={shown.whole}
        conditions={shown.conditions}
        shown={listed?.key ?? null}
        onShow={(key, count) => setListed({ key, shown: count })}
      />
      {flow ? <Flow flow={flow} studies={shown.whole.studiesIncluded.ids} /> : null}
      {listed ? <CountedList rows={rows} shown={listed.shown} /> : null}
    </PageBody>
  );
}
