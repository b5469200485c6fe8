import { defaultSettings } from '#core/synthesis/default-settings';
import { type StudyDesign, studyDesignIds, studyDesignLabel, studyDesigns } from '#core/model/study-design';
import { withinSentence } from '#core/figures/forest-text';
import { measureById } from '#core/measures/index';
import type { Specification } from '#core/synthesis/analyse-results';
import type { OverviewRows } from '#core/synthesis/overview';
import type { AnalysisSettings } from '#core/synthesis/report';
import { selectResults } from '#core/synthesis/select-results';
import { useMemo } from 'react';
import { CheckField, Field, SelectField } from '../../../ui/field';
import { type Choice, correctionChoices, measureChoices, methodChoices, modelChoices } from '../choices';
import { BayesSettings, RandomSettings } from './random-settings';
import { Setting } from './setting';
import { SubgroupSettings } from './subgroup-settings';
import styles from './synthesis.module.css';

const anyComparison = 'any';

export interface SettingsProps {
  readonly rows: OverviewRows;
  readonly specification: Specification;
  readonly onChange: (next: Specification) => void;
  readonly onComparison: (id: string | null) => void;
  /** Few enough studies for the Bayesian model to be shown. */
  readonly few: boolean;
}

/** Everything that decides how the results become one estimate, each with what it means. */
export function SettingsColumn({ rows, specification, onChange, onComparison, few }: SettingsProps) {
  const { settings, comparisonId, conditionId, outcomeId } = specification;
  const set = (change: Partial<AnalysisSettings>) =>
    onChange({ ...specification, settings: { ...settings, ...change } });
  const measures = useMemo(
    () =>
      measureChoices.map((choice) => {
        const scope = { conditionId, comparisonId, outcomeId, measure: choice.value };
        const designs = specification.designs;
        const k = selectResults(rows, { ...scope, ...(designs && { designs }) }).inputs.length;
        return { ...choice, label: `${choice.label} (${k})` };
      }),
    [rows, conditionId, comparisonId, outcomeId, specification.designs],
  );
  const comparisons: readonly Choice[] = [
    ...rows.comparisons.map(({ id, name, intervention, comparator }) => ({
      value: id,
      label: name,
      says: `${intervention} against ${withinSentence(comparator)}.`,
    })),
    { value: anyComparison, label: 'Any comparison', says: 'Results of every comparison together.' },
  ];
  const measure = measureById(settings.measure);
  const counts = measure.ok && measure.value.correction === 'counts';
  const { why } = useMemo(
    () => defaultSettings(rows, { conditionId, comparisonId, outcomeId }),
    [rows, conditionId, comparisonId, outcomeId],
  );
  return (
    <div className={styles.settings}>
      <Setting
        label="Comparison"
        value={comparisonId ?? anyComparison}
        choices={comparisons}
        onChange={(id) => onComparison(id === anyComparison ? null : id)}
      />
      <Setting
        label="Measure (studies that have it)"
        value={settings.measure}
        choices={measures}
        onChange={(id) => set({ measure: id })}
      />
      <Setting
        label="Model"
        value={settings.model}
        choices={modelChoices}
        onChange={(model) => set({ model })}
      />
      {settings.model === 'common' ? (
        <Setting
          label="Method"
          value={settings.commonMethod}
          choices={methodChoices}
          onChange={(commonMethod) => set({ commonMethod })}
        />
      ) : (
        <RandomSettings settings={settings} set={set} />
      )}
      <SelectField
        label="Confidence level, %"
        value={String(settings.level)}
        data={[...new Set(['90', '95', '99', String(settings.level)])]}
        onChange={(level) => set({ level: Number(level ?? 95) })}
      />
      {counts ? (
        <>
          <Setting
            label={`Continuity correction (${settings.correction.add})`}
            value={settings.correction.to}
            choices={correctionChoices}
            onChange={(to) => set({ correction: { ...settings.correction, to } })}
          />
          <CheckField
            label="Share it out by the size of the arms"
            checked={settings.correction.arms === 'treatment-arm'}
            onChange={(event) => {
              const arms = event.currentTarget.checked ? ('treatment-arm' as const) : undefined;
              set({ correction: { ...settings.correction, arms } });
            }}
          />
          <CheckField
            label="Leave out studies without any events"
            checked={settings.correction.drop00}
            onChange={(event) =>
              set({ correction: { ...settings.correction, drop00: event.currentTarget.checked } })
            }
          />
        </>
      ) : null}
      <SubgroupSettings settings={settings} set={set} />
      {few ? <BayesSettings settings={settings} set={set} /> : null}
      <Designs rows={rows} specification={specification} onChange={onChange} />
      <section className={styles.why} aria-label="Why the defaults">
        <h2>Why the defaults</h2>
        <p>{why}</p>
      </section>
    </div>
  );
}

const randomised: readonly StudyDesign[] = studyDesigns.filter((d) => d.randomised).map(({ id }) => id);

/** The designs that studies of this condition with a result on this outcome have; randomised ones count unless somebody says otherwise. */
function Designs({
  rows,
  specification,
  onChange,
}: Pick<SettingsProps, 'rows' | 'specification' | 'onChange'>) {
  const chosen = specification.designs ?? randomised;
  const here = new Map<StudyDesign, number>();
  const measured = new Set(
    rows.results.filter((r) => r.outcomeId === specification.outcomeId).map((r) => r.studyId),
  );
  for (const { id, conditions, design } of rows.studies)
    if (conditions.includes(specification.conditionId) && measured.has(id))
      here.set(design, (here.get(design) ?? 0) + 1);
  const toggle = (id: StudyDesign, on: boolean) =>
    onChange({
      ...specification,
      designs: studyDesignIds.filter((one) => (one === id ? on : chosen.includes(one))),
    });
  return (
    <Field label="Designs" hint="Studies of other designs are listed below the plot, not pooled.">
      <div className={styles.designs}>
        {studyDesignIds
          .filter((id) => here.has(id))
          .map((id) => (
            <CheckField
              key={id}
              label={`${studyDesignLabel(id)} (${here.get(id)})`}
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
      </div>
    </Field>
  );
}
