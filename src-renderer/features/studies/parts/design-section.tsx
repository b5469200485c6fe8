import { MultiSelect } from '@mantine/core';
import { type StudyDesign, studyDesigns } from '#core/model/study-design';
import type { Study } from '#core/model/study';
import { useRows } from '../../../mirror/use-live';
import { NumberBox } from '../../../ui/cells';
import { SelectField, TextAreaField } from '../../../ui/field';
import { Section } from '../../../ui/section';
import { studyFieldLabels as labels } from '../study-fields';
import { statusLabels } from '../study-rows';
import styles from './studies.module.css';

type TextKey = {
  [K in keyof Study]-?: Study[K] extends string ? (string extends Study[K] ? K : never) : never;
}[keyof Study];
type NumberKey = { [K in keyof Study]-?: Study[K] extends number | null ? K : never }[keyof Study];

const designs = studyDesigns.map(({ id, label }) => ({ value: id, label }));
const statuses = Object.entries(statusLabels).map(([value, label]) => ({ value, label }));

/** What the study is: design, people, dose, duration, and what its authors call important. */
export function DesignSection({
  study,
  change,
  disabled,
}: {
  readonly study: Study;
  readonly change: (next: Partial<Study>) => void;
  readonly disabled: boolean;
}) {
  const conditions = useRows('conditions') ?? [];
  const known = new Set(conditions.map((row) => row.id));
  const options = [
    ...conditions.map((row) => ({ value: row.id, label: row.name })),
    ...study.conditions.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id })),
  ];
  const text = (key: TextKey) => (
    <TextAreaField
      label={labels[key]}
      minRows={1}
      value={study[key]}
      disabled={disabled}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  const number = (key: NumberKey) => (
    <NumberBox
      label={labels[key]}
      value={study[key]}
      disabled={disabled}
      onChange={(value) => change({ [key]: value })}
    />
  );
  return (
    <Section id="design" title="Design">
      <div className={styles.fields}>
        {text('label')}
        <MultiSelect
          size="xs"
          label={labels.conditions}
          placeholder={study.conditions.length === 0 ? 'Choose' : undefined}
          data={options}
          value={study.conditions}
          disabled={disabled}
          searchable
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(value) => change({ conditions: value })}
        />
        <SelectField
          label={labels.design}
          data={designs}
          value={study.design}
          disabled={disabled}
          searchable
          onChange={(value) => {
            const chosen = studyDesigns.find(({ id }) => id === value);
            if (chosen) change({ design: chosen.id satisfies StudyDesign });
          }}
        />
        {text('designNote')}
        <SelectField
          label={labels.status}
          data={statuses}
          value={study.status}
          disabled={disabled}
          onChange={(value) => {
            if (value !== null && value in statusLabels) change({ status: value as Study['status'] });
          }}
        />
        {text('blinding')}
        {number('nRandomised')}
        {number('nAnalysed')}
        {number('doseMg')}
        {text('doseNote')}
        {number('durationWeeks')}
        {text('durationNote')}
        {text('comparator')}
        {text('country')}
        {text('primaryOutcome')}
        {text('registration')}
        {text('funding')}
      </div>
      <div className={styles.fieldsWide}>
        <TextAreaField
          label={labels.caveat}
          description="What a reader must know before using any number of this study"
          value={study.caveat}
          disabled={disabled}
          onChange={(event) => change({ caveat: event.currentTarget.value })}
        />
        <TextAreaField
          label={labels.note}
          value={study.note}
          disabled={disabled}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </div>
    </Section>
  );
}
