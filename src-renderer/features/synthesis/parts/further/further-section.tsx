import { ChevronRight } from 'lucide-react';
import { type ComponentType, useDeferredValue } from 'react';
import { useCommands } from '../../../../ui/commands';
import { readBoolean, useRemembered } from '../../../../ui/remembered';
import { Segmented } from '../../../../ui/segmented';
import styles from '../synthesis.module.css';
import { ModeratorsPanel } from './moderators-panel';
import { MultiversePanel } from './multiverse-panel';
import type { PanelProps } from './panel';
import { ByYearPanel, InfluencePanel, LeaveOneOutPanel } from './sensitivity-panels';
import { SmallStudyPanel } from './small-study-panel';

const panels = [
  { id: 'leave-one-out', label: 'Leave one out', Panel: LeaveOneOutPanel },
  { id: 'by-year', label: 'By year', Panel: ByYearPanel },
  { id: 'influence', label: 'Influence', Panel: InfluencePanel },
  { id: 'small-studies', label: 'Small studies', Panel: SmallStudyPanel },
  { id: 'moderators', label: 'Moderators', Panel: ModeratorsPanel },
  { id: 'multiverse', label: 'Multiverse', Panel: MultiversePanel },
] as const satisfies readonly {
  readonly id: string;
  readonly label: string;
  readonly Panel: ComponentType<PanelProps>;
}[];
type PanelId = (typeof panels)[number]['id'];

const readPanel = (value: unknown): PanelId | undefined => panels.find(({ id }) => id === value)?.id;

/** Whether the section is open, as this machine remembers it. */
export const furtherKey = 'synthesis-further';

const title = 'Sensitivity and small-study effects';

/** How far the result rests on single studies and choices; computed only while it is open. */
export function FurtherSection(props: PanelProps) {
  const [open, setOpen] = useRemembered(furtherKey, false, readBoolean);
  const [chosen, choose] = useRemembered<PanelId>('synthesis-further-panel', 'leave-one-out', readPanel);
  useCommands([{ id: 'synthesis.further', label: title, group: 'Synthesis', run: () => setOpen(!open) }]);
  // A changed option shows in the plot at once; what rests on it here follows as soon as nothing else is to be done.
  const rows = useDeferredValue(props.rows);
  const specification = useDeferredValue(props.specification);
  const report = useDeferredValue(props.report);
  const { Panel } = panels.find(({ id }) => id === chosen) ?? panels[0];
  return (
    <section className={styles.further} aria-labelledby="further">
      <h2 id="further">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight aria-hidden="true" />
          {title}
        </button>
      </h2>
      {open ? (
        <>
          <Segmented
            label="Which further analysis"
            segments={panels.map(({ id, label }) => ({ value: id, label }))}
            value={chosen}
            onChange={choose}
          />
          <div className={styles.panel}>
            <Panel key={chosen} rows={rows} specification={specification} report={report} />
          </div>
        </>
      ) : null}
    </section>
  );
}
