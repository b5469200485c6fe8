import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Region } from '#core/figures/marks';
import { screenForest } from '#core/figures/screen-forest';
import type { Specification } from '#core/synthesis/analyse-results';
import type { OverviewRows } from '#core/synthesis/overview';
import type { AnalysisReport } from '#core/synthesis/report';
import { ForestChart } from '../../../ui/charts/forest-chart';
import { useWidth } from '../../../ui/charts/use-width';
import { address } from '../../../ui/address';
import { RowInspector } from './row-inspector';
import styles from './synthesis.module.css';

/**
 * The forest plot; the row under the pointer or the focus is read out below it. The inspector opens with a click and not by pointing: it
 * takes width from the plot, which must not move under the pointer.
 */
export function Plot({
  rows,
  specification,
  report,
}: {
  readonly rows: OverviewRows;
  readonly specification: Specification;
  readonly report: AnalysisReport;
}) {
  const [, navigate] = useLocation();
  const [box, width] = useWidth();
  const [active, setActive] = useState<string | null>(null);
  const [selected, select] = useState<string | null>(null);
  const figure = useMemo(
    () => (width === null ? null : screenForest(rows, specification, report, width)),
    [rows, specification, report, width],
  );
  const region = figure?.regions.find(({ id }) => id === active);
  const chosen = figure?.regions.find(({ id }) => id === selected);
  const row = report.rows.find(({ id }) => id === chosen?.resultId);
  const result = rows.results.find(({ id }) => id === row?.id);
  const study = rows.studies.find(({ id }) => id === row?.studyId);
  const open = ({ resultId }: Region) => {
    const opened = report.rows.find(({ id }) => id === resultId);
    if (opened) navigate(address('studies', opened.studyId));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section ref={box} className={styles.plot} tabIndex={0} aria-label="Forest plot">
        {figure ? (
          <ForestChart
            figure={figure}
            label={`Rows of the forest plot. ${figure.description}`}
            active={active}
            onActive={({ id }) => setActive(id)}
            onSelect={({ id }) => select(id)}
            onOpen={open}
          />
        ) : null}
      </section>
      {report.rows.length === 0 ? null : (
        <output className={`numbers ${styles.readout}`} aria-live="polite">
          {region?.ariaText ??
            'Point at a row, or walk through them with the arrow keys; a click or the space bar shows its source, Enter opens the study.'}
        </output>
      )}
      {study && result && chosen ? (
        <RowInspector study={study} result={result} sentence={chosen.ariaText} />
      ) : null}
    </>
  );
}
