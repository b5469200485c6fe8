import { Download, RotateCcw, Save, SlidersHorizontal, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { forestOptionsOf } from '#core/figures/analysis-forest';
import { forestTable } from '#core/figures/forest-table';
import type { OverviewRows } from '#core/synthesis/overview';
import { useReadOnlyReason } from '../../../mirror/use-live';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { useWidth } from '../../../ui/charts/use-width';
import { useCommands } from '../../../ui/commands';
import { Menu } from '../../../ui/menu';
import { type Crumb, useCrumbs, usePageProgress } from '../../../ui/page';
import { readBoolean, useRemembered } from '../../../ui/remembered';
import { forgetAnalysis, saveAnalysis } from '../commands';
import { exportsOf } from '../exports';
import { useAnalysis } from '../use-analysis';
import { FewStudies } from './few-studies';
import { FigureTable } from './figure-table';
import { FurtherSection, furtherKey } from './further/further-section';
import { Headline } from './headline';
import { LeftOutList } from './left-out';
import { Plot } from './plot';
import { SettingsColumn } from './settings-column';
import styles from './synthesis.module.css';

/** Beside the settings the plot needs about this many pixels; with less they are folded until asked for. */
const roomForBoth = 960;

const order = (list: readonly { readonly id: string; readonly name: string }[]) =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Where I am: the condition and the outcome, each with the places beside it. */
function useWhere(rows: OverviewRows, conditionId: string, outcomeId: string): readonly Crumb[] {
  const [, navigate] = useLocation();
  const { conditions, outcomes, results, studies } = rows;
  return useMemo(() => {
    const studied = new Set(studies.flatMap((study) => study.conditions));
    const own = new Set(studies.filter((s) => s.conditions.includes(conditionId)).map(({ id }) => id));
    const reported = new Set(results.filter((r) => own.has(r.studyId)).map((r) => r.outcomeId));
    const menu = (
      list: readonly { readonly id: string; readonly name: string }[],
      here: string,
      to: (id: string) => string,
    ) => [
      {
        entries: order(list).map(({ id, name }) => ({
          label: name,
          checked: id === here,
          run: () => navigate(to(id)),
        })),
      },
    ];
    return [
      {
        label: conditions.find(({ id }) => id === conditionId)?.name ?? conditionId,
        run: () => navigate('/synthesis'),
        menu: menu(
          conditions.filter(({ id }) => studied.has(id)),
          conditionId,
          (id) => address('synthesis', id, outcomeId),
        ),
      },
      {
        label: outcomes.find(({ id }) => id === outcomeId)?.name ?? outcomeId,
        menu: menu(
          outcomes.filter(({ id }) => reported.has(id)),
          outcomeId,
          (id) => address('synthesis', conditionId, id),
        ),
      },
    ];
  }, [conditions, outcomes, results, studies, conditionId, outcomeId, navigate]);
}

/** One analysis: the forest plot is the page, its settings stand in a narrow column at the left. */
export function AnalysisPage({
  rows,
  conditionId,
  outcomeId,
}: {
  readonly rows: OverviewRows;
  readonly conditionId: string;
  readonly outcomeId: string;
}) {
  const analysis = useAnalysis(rows, conditionId, outcomeId);
  const { specification, report, changed, saved } = analysis;
  const readOnly = useReadOnlyReason() !== null;
  const [frame, width] = useWidth();
  const [besidePlot, showBeside] = useRemembered('synthesis-settings', true, readBoolean);
  const [overPlot, showOver] = useState(false);
  const wide = width !== null && width > roomForBoth;
  const settingsShown = wide ? besidePlot : overPlot;
  const showSettings = wide ? showBeside : showOver;
  const [tableShown, showTable] = useRemembered('synthesis-table', false, readBoolean);
  useCrumbs(useWhere(rows, conditionId, outcomeId));
  usePageProgress(changed ? 'analysis not saved' : saved ? 'analysis saved' : 'default settings');
  const table = useMemo(
    () => forestTable(report, forestOptionsOf(rows, specification, report)),
    [rows, specification, report],
  );
  const [furtherShown] = useRemembered(furtherKey, false, readBoolean);
  const downloads = useMemo(
    () => exportsOf(rows, specification, report, furtherShown),
    [rows, specification, report, furtherShown],
  );
  const note = rows.analyses.find(
    (one) =>
      one.conditionId === conditionId &&
      one.outcomeId === outcomeId &&
      one.comparisonId === specification.comparisonId,
  )?.note;
  const save = async () => {
    if (await saveAnalysis(specification, note ?? '')) analysis.reset();
  };
  const outcome = rows.outcomes.find(({ id }) => id === outcomeId);
  const canSave = !readOnly && (changed || !saved);
  useCommands([
    {
      id: 'synthesis.save',
      label: 'Save the analysis',
      group: 'Synthesis',
      keys: 'Mod+S',
      inFields: true,
      when: () => canSave,
      run: () => void save(),
    },
    {
      id: 'synthesis.reset',
      label: 'Reset the settings',
      group: 'Synthesis',
      when: () => changed,
      run: analysis.reset,
    },
    {
      id: 'synthesis.table',
      label: 'Numbers as a table',
      group: 'Synthesis',
      keys: 'T',
      run: () => showTable(!tableShown),
    },
    {
      id: 'synthesis.settings',
      label: 'Settings of the analysis',
      group: 'Synthesis',
      keys: 'S',
      run: () => showSettings(!settingsShown),
    },
    ...downloads.map(({ id, label, run }) => ({
      id: `synthesis.${id}`,
      label,
      group: 'Export',
      words: 'save figure',
      run,
    })),
  ]);
  return (
    <div ref={frame} className={styles.page}>
      <div className={styles.toolbar}>
        <Button
          kind="quiet"
          icon={<SlidersHorizontal aria-hidden="true" />}
          keys="S"
          aria-expanded={settingsShown}
          onClick={() => showSettings(!settingsShown)}
        >
          Settings
        </Button>
        <Button
          kind="quiet"
          icon={<Table2 aria-hidden="true" />}
          keys="T"
          aria-pressed={tableShown}
          onClick={() => showTable(!tableShown)}
        >
          Table
        </Button>
        <span className={styles.end} />
        {changed ? (
          <Button kind="quiet" icon={<RotateCcw aria-hidden="true" />} onClick={analysis.reset}>
            Reset
          </Button>
        ) : null}
        {saved && !changed ? (
          <Button kind="quiet" disabled={readOnly} onClick={() => void forgetAnalysis(specification)}>
            Back to defaults
          </Button>
        ) : null}
        <Button icon={<Save aria-hidden="true" />} disabled={!canSave} onClick={() => void save()}>
          {canSave || readOnly ? 'Save analysis' : 'Saved'}
        </Button>
        <Menu
          target={<Button icon={<Download aria-hidden="true" />}>Export</Button>}
          groups={[{ entries: downloads.map(({ label, run }) => ({ label, run })) }]}
        />
      </div>
      <div className={styles.work} data-settings={settingsShown || undefined}>
        {settingsShown ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
          <section className={styles.column} aria-label="Settings of the analysis" tabIndex={0}>
            <SettingsColumn
              rows={rows}
              specification={specification}
              onChange={analysis.change}
              onComparison={analysis.choose}
              few={report.fewStudies !== null}
            />
          </section>
        ) : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <section className={styles.result} tabIndex={0} aria-label="Result of the analysis">
          <Headline report={report} />
          {note ? <p className={styles.remark}>{note}</p> : null}
          <Plot rows={rows} specification={specification} report={report} />
          <FewStudies report={report} better={outcome?.better ?? null} />
          <FigureTable table={table} shown={tableShown} />
          {report.rows.length === 0 ? null : (
            <FurtherSection rows={rows} specification={specification} report={report} />
          )}
          <LeftOutList leftOut={report.leftOut} results={rows.results} />
        </section>
      </div>
    </div>
  );
}
