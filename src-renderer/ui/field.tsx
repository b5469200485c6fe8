import {
  Checkbox,
  type CheckboxProps,
  NumberInput,
  type NumberInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './field.module.css';

/** A label above something that is no input of ours (a segmented control, a grid ...), as a group with a name. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {children}
    </fieldset>
  );
}

/** One line of text. */
export const TextField = (props: TextInputProps) => <TextInput size="xs" {...props} />;

/** Several lines, growing with the text: the browser does it by itself, which measuring in script did slowly at each render. */
export const TextAreaField = ({ minRows = 2, ...props }: TextareaProps) => (
  <Textarea
    size="xs"
    classNames={{ input: styles.grows }}
    __vars={{ '--rows': String(minRows) }}
    {...props}
  />
);

/** What is chosen, as its tooltip says it: a narrow field may cut it. */
const chosenLabel = ({ data, value }: SelectProps): string | undefined => {
  for (const entry of data ?? []) {
    if (typeof entry === 'string') {
      if (entry === value) return entry;
    } else if ('value' in entry && entry.value === value) return entry.label;
  }
  return undefined;
};

/** One of a list. Gives null only where `clearable`. */
export const SelectField = (props: SelectProps) => (
  <Select
    title={chosenLabel(props)}
    size="xs"
    allowDeselect={false}
    withAlignedLabels
    comboboxProps={{ transitionProps: { duration: 0 } }}
    nothingFoundMessage="Nothing fits"
    {...props}
  />
);

/** A number as typed, without steppers; empty gives ''. */
export const NumberField = (props: NumberInputProps) => (
  <NumberInput size="xs" hideControls classNames={{ input: 'numbers' }} {...props} />
);

export const CheckField = (props: CheckboxProps) => <Checkbox size="xs" {...props} />;
