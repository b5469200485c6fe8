import type { Review } from '#core/model/review';
import { Section } from '../../../ui/section';
import { changeReview } from '../commands';
import styles from './setup.module.css';
import { SavedField } from './saved-field';

const parts: readonly {
  readonly key: keyof Review['question'];
  readonly label: string;
  readonly hint: string;
}[] = [
  { key: 'population', label: 'Population', hint: 'Whom the review is about, with the conditions' },
  { key: 'intervention', label: 'Intervention', hint: 'What is given, in which doses' },
  { key: 'comparator', label: 'Comparator', hint: 'Placebo, usual care, another drug, nothing' },
  { key: 'outcomes', label: 'Outcomes', hint: 'What matters to patients; the list below makes it exact' },
  { key: 'designs', label: 'Study designs', hint: 'Which designs are looked at, and what for' },
];

/** Title and question (PICO and designs) of the review. */
export function Question({ review, disabled }: { readonly review: Review; readonly disabled: boolean }) {
  return (
    <Section id="question" title="Question">
      <div className={styles.question}>
        <SavedField
          className={styles.whole}
          label="Title of the review"
          value={review.title}
          disabled={disabled}
          problem={(text) => (text === '' ? 'A review has a title.' : null)}
          onSave={(title) => changeReview((row) => ({ ...row, title }))}
        />
        {parts.map(({ key, label, hint }) => (
          <SavedField
            key={key}
            label={label}
            placeholder={hint}
            lines={2}
            disabled={disabled}
            value={review.question[key]}
            onSave={(text) => changeReview((row) => ({ ...row, question: { ...row.question, [key]: text } }))}
          />
        ))}
        <SavedField
          label="Note"
          placeholder="Registration, protocol, funding: whatever belongs to the whole"
          lines={2}
          disabled={disabled}
          value={review.note}
          onSave={(note) => changeReview((row) => ({ ...row, note }))}
        />
      </div>
    </Section>
  );
}
