import type { AnalysisSettings } from '#core/synthesis/report';
import { subgroupChoices, subgroupVarianceChoices } from '../choices';
import { Setting } from './setting';

/** By what the studies are grouped, and how the groups' variances are taken. */
export function SubgroupSettings({
  settings: { subgroups, model },
  set,
}: {
  readonly settings: AnalysisSettings;
  readonly set: (change: Partial<AnalysisSettings>) => void;
}) {
  return (
    <>
      <Setting
        label="Subgroups"
        value={subgroups?.by ?? 'none'}
        choices={subgroupChoices}
        onChange={(by) =>
          set({ subgroups: by === 'none' ? undefined : { by, tau2: subgroups?.tau2 ?? 'separate' } })
        }
      />
      {subgroups && model === 'random' ? (
        <Setting
          label="Variance in the subgroups"
          value={subgroups.tau2}
          choices={subgroupVarianceChoices}
          onChange={(tau2) => set({ subgroups: { ...subgroups, tau2 } })}
        />
      ) : null}
    </>
  );
}
