import { SelectField } from '../../../ui/field';
import { type Choice, choiceOf } from '../choices';
import styles from './synthesis.module.css';

/** A list to choose from, and under it the sentence of what is chosen. */
export function Setting<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
}) {
  const chosen = choiceOf(choices, value);
  return (
    <div className={styles.setting}>
      <SelectField
        label={label}
        value={value}
        data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        onChange={(next) => {
          const choice = next === null ? undefined : choiceOf(choices, next);
          if (choice) onChange(choice.value);
        }}
      />
      {chosen ? <p className={styles.says}>{chosen.says}</p> : null}
    </div>
  );
}
