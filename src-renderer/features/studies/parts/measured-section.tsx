import type { Study, StudyResult } from '#core/model/study';
import { useRows } from '../../../mirror/use-live';
import { SelectField, TextField } from '../../../ui/field';
import { Section } from '../../../ui/section';
import { basisLabels, betterLabels, resultFieldLabels as labels } from '../result-fields';
import styles from './studies.module.css';

const listed = <K extends string>(texts: Readonly<Record<K, string>>) =>
  (Object.keys(texts) as K[]).map((value) => ({ value, label: texts[value] }));
const bases = listed(basisLabels);
const directions = listed(betterLabels);

/** Which outcome, of whom, against what, when: what makes this result another one than the next. */
export function MeasuredSection({
  study,
  result,
  change,
  disabled,
  isNew,
}: {
  readonly study: Study;
  readonly result: StudyResult;
  readonly change: (next: Partial<StudyResult>) => void;
  readonly disabled: boolean;
  /** Nothing typed yet: nothing is missed yet. */
  readonly isNew: boolean;
}) {
  const outcomes = useRows('outcomes') ?? [];
  const comparisons = useRows('comparisons') ?? [];
  const choose = (id: string | null) => {
    const outcome = outcomes.find((one) => one.id === id);
    if (!outcome) return change({ outcomeId: null });
    change({
      outcomeId: outcome.id,
      outcomeText: result.outcomeText === '' ? outcome.name : result.outcomeText,
      measureText: result.measureText === '' ? outcome.scale : result.measureText,
      better: result.better === 'unclear' ? outcome.better : result.better,
      type:
        result.outcomeText === '' &&
        outcome.type !== 'other' &&
        result.arms.every((arm) => arm.events === null && arm.mean === null)
          ? outcome.type
          : result.type,
    });
  };
  return (
    <Section id="measured" title="What was measured">
      <div className={styles.fields}>
        <SelectField
          label={labels.outcomeId}
          placeholder="None: not pooled"
          data={outcomes.map((row) => ({ value: row.id, label: row.name }))}
          value={result.outcomeId}
          disabled={disabled}
          clearable
          searchable
          onChange={choose}
        />
        <TextField
          label={labels.outcomeText}
          withAsterisk
          value={result.outcomeText}
          disabled={disabled}
          error={!isNew && result.outcomeText.trim() === '' ? 'A result has an outcome.' : undefined}
          onChange={(event) => change({ outcomeText: event.currentTarget.value })}
        />
        <TextField
          label={labels.measureText}
          placeholder="Instrument, unit, definition"
          value={result.measureText}
          disabled={disabled}
          onChange={(event) => change({ measureText: event.currentTarget.value })}
        />
        <TextField
          label={labels.timePoint}
          placeholder="12 weeks, end of treatment"
          value={result.timePoint}
          disabled={disabled}
          onChange={(event) => change({ timePoint: event.currentTarget.value })}
        />
        <SelectField
          label={labels.comparisonId}
          placeholder="None of them"
          data={comparisons.map((row) => ({ value: row.id, label: row.name }))}
          value={result.comparisonId}
          disabled={disabled}
          clearable
          onChange={(comparisonId) => change({ comparisonId })}
        />
        <SelectField
          label={labels.populationId}
          placeholder={study.populations.length === 0 ? 'Everybody in the study' : 'Everybody'}
          data={study.populations.map((row) => ({ value: row.id, label: row.description || row.id }))}
          value={result.populationId}
          disabled={disabled || study.populations.length === 0}
          clearable
          onChange={(populationId) => change({ populationId })}
        />
        <SelectField
          label={labels.basis}
          data={bases}
          value={result.basis}
          disabled={disabled}
          onChange={(value) => {
            const basis = bases.find((one) => one.value === value)?.value;
            if (basis) change({ basis });
          }}
        />
        <SelectField
          label={labels.better}
          data={directions}
          value={result.better}
          disabled={disabled}
          onChange={(value) => {
            const better = directions.find((one) => one.value === value)?.value;
            if (better) change({ better });
          }}
        />
      </div>
    </Section>
  );
}
