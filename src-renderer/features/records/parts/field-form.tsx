import { type TypedField, typedFields } from '#core/dedupe/report-fields';
import { Button } from '../../../ui/button';
import { TextAreaField, TextField } from '../../../ui/field';
import { type FieldTexts, fieldLabels, longFields, problemOf } from '../field-text';
import styles from '../records.module.css';

/** What another record behind the report says in a field. */
export interface OtherValue {
  readonly from: string;
  readonly text: string;
}

const shown = (text: string): string => {
  const line = text.replaceAll('\n', '; ');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

const order: readonly TypedField[] = [
  'title',
  'authors',
  'year',
  'journal',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'pmcid',
  'registryNumbers',
  'accession',
  'language',
  'url',
  'publicationTypes',
  'keywords',
  'abstract',
];

export const hasProblem = (texts: FieldTexts): boolean =>
  typedFields.some((field) => problemOf(field, texts[field]) !== null);

/** Every field of a report as text; where its records say other things, one press takes one of those. */
export function FieldForm({
  texts,
  others,
  onChange,
}: {
  readonly texts: FieldTexts;
  readonly others: (field: TypedField) => readonly OtherValue[];
  readonly onChange: (field: TypedField, text: string) => void;
}) {
  return (
    <div className={styles.fields}>
      {order.map((field) => {
        const Input = longFields.has(field) ? TextAreaField : TextField;
        const choices = others(field);
        return (
          <div key={field} data-long={longFields.has(field) || undefined}>
            <Input
              label={fieldLabels[field]}
              value={texts[field]}
              error={problemOf(field, texts[field])}
              {...(field === 'title' ? { 'data-autofocus': true } : {})}
              onChange={(event: { currentTarget: { value: string } }) =>
                onChange(field, event.currentTarget.value)
              }
            />
            {choices.length === 0 ? null : (
              <div className={styles.others}>
                {choices.map((other) => (
                  <Button
                    key={`${other.from} ${other.text}`}
                    kind="quiet"
                    title={other.text}
                    onClick={() => onChange(field, other.text)}
                  >
                    {other.from}: {shown(other.text)}
                  </Button>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}
