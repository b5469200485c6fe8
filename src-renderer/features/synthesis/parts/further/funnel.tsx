import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { funnelFigure } from '#core/figures/funnel';
import type { AnalysisReport } from '#core/synthesis/report';
import { address } from '../../../../ui/address';
import { FunnelChart } from '../../../../ui/charts/funnel-chart';
import styles from '../synthesis.module.css';

/** The funnel plot; the study under the pointer or the focus is read out below it, Enter opens it. */
export function Funnel({ report }: { readonly report: AnalysisReport }) {
  const [, navigate] = useLocation();
  const [active, setActive] = useState<string | null>(null);
  const figure = useMemo(() => funnelFigure(report, { width: 460 }), [report]);
  const region = figure.regions.find(({ id }) => id === active);
  return (
    <div>
      <FunnelChart
        figure={figure}
        label={`Studies of the funnel plot. ${figure.description}`}
        active={active}
        onActive={({ id }) => setActive(id)}
        onOpen={({ resultId }) => {
          const row = report.rows.find(({ id }) => id === resultId);
          if (row) navigate(address('studies', row.studyId));
        }}
      />
      <output className={`numbers ${styles.readout}`} aria-live="polite">
        {region?.ariaText ?? 'Point at a study, or walk through them with the arrow keys; Enter opens it.'}
      </output>
    </div>
  );
}
