import { isRatio } from '#core/extraction/checks/effect';
import type { ResultFinding } from '#core/extraction/checks/finding';
import { type Effect, effectMeasures } from '#core/model/study';
import { Button } from '../../../ui/button';
import { NumberBox } from '../../../ui/cells';
import { Field, SelectField, TextField } from '../../../ui/field';
import styles from './studies.module.css';

const names: Readonly<Record<Effect['measure'], string>> = {
  MD: 'Mean difference',
  SMD: 'Standardised mean difference',
  RR: 'Risk ratio',
  OR: 'Odds ratio',
  HR: 'Hazard ratio',
  RD: 'Risk difference',
  other: 'Another measure',
};
const measures = effectMeasures.map((value) => ({ value, label: names[value] }));

/** The effect as the source prints it, with interval, standard error or P. */
export function EffectFields({
  effect,
  onChange,
  onRemove,
  disabled,
  findings,
}: {
  readonly effect: Effect;
  readonly onChange: (effect: Effect) => void;
  readonly onRemove?: () => void;
  readonly disabled: boolean;
  readonly findings: readonly ResultFinding[];
}) {
  const number = (key: 'estimate' | 'ciLow' | 'ciHigh' | 'se' | 'p', label: string) => (
    <NumberBox
      label={label}
      value={effect[key]}
      disabled={disabled}
      problem={findings.find(({ field, kind }) => field === `effect.${key}` && kind === 'impossible')?.text}
      onChange={(value) => onChange({ ...effect, [key]: value })}
    />
  );
  return (
    <Field
      label="Effect as printed"
      hint={
        isRatio(effect.measure)
          ? 'Estimate and limits as the ratio itself; a standard error is of its logarithm.'
          : 'Intervention minus comparator, in the unit of the measurement.'
      }
    >
      <div className={styles.effect}>
        <SelectField
          label="Measure"
          data={measures}
          value={effect.measure}
          disabled={disabled}
          onChange={(value) => {
            const measure = effectMeasures.find((one) => one === value);
            if (measure) onChange({ ...effect, measure });
          }}
        />
        <TextField
          label="As the source calls it"
          value={effect.label}
          disabled={disabled}
          onChange={(event) => onChange({ ...effect, label: event.currentTarget.value })}
        />
        {number('estimate', 'Estimate')}
        {number('ciLow', 'CI, low')}
        {number('ciHigh', 'CI, high')}
        <SelectField
          label="CI level"
          data={['80', '90', '95', '99']}
          allowDeselect={false}
          value={String(effect.level ?? 95)}
          disabled={disabled}
          onChange={(value) => {
            const { level: _, ...rest } = effect;
            onChange(value === null || value === '95' ? rest : { ...rest, level: Number(value) });
          }}
        />
        {number('se', 'Standard error')}
        {number('p', 'P')}
        <TextField
          label="P as printed"
          placeholder="P < 0.001"
          value={effect.pText}
          disabled={disabled}
          onChange={(event) => onChange({ ...effect, pText: event.currentTarget.value })}
        />
      </div>
      {onRemove ? (
        <Button kind="quiet" disabled={disabled} onClick={onRemove}>
          Remove the effect
        </Button>
      ) : null}
    </Field>
  );
}
