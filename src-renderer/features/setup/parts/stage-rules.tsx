import { useState } from 'react';
import type { Review } from '#core/model/review';
import { CheckField } from '../../../ui/field';
import { Section } from '../../../ui/section';
import { Segmented } from '../../../ui/segmented';
import { changeReview } from '../commands';
import styles from './setup.module.css';

const stages = [
  { key: 'titleAbstract', label: 'Titles and abstracts', thing: 'each report' },
  { key: 'fullText', label: 'Full texts', thing: 'each report' },
  { key: 'extraction', label: 'Extraction', thing: 'each result' },
  { key: 'appraisal', label: 'Risk of bias', thing: 'each result' },
] as const;

const votes = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value, name: `${value} reviewers` }));

/** How many people must judge one thing before it counts, and whether they see each other before. */
export function StageRules({ review, disabled }: { readonly review: Review; readonly disabled: boolean }) {
  const [problem, setProblem] = useState<string | null>(null);
  const change = async (key: (typeof stages)[number]['key'], next: Partial<Review['titleAbstract']>) => {
    const refused = await changeReview((row) => ({ ...row, [key]: { ...row[key], ...next } }));
    setProblem(refused?.text ?? null);
  };
  return (
    <Section
      id="votes"
      title="Votes"
      note="How many reviewers judge each thing before it counts. With two or more, a disagreement is a conflict until somebody settles it."
    >
      <table className={styles.rules}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Reviewers needed</th>
            <th scope="col">Blind until all have voted</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ key, label, thing }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>
                <Segmented
                  label={`Reviewers needed for ${thing}: ${label}`}
                  segments={votes}
                  disabled={disabled}
                  value={String(review[key].votes)}
                  onChange={(value) => void change(key, { votes: Number(value) })}
                />
              </td>
              <td>
                <CheckField
                  aria-label={`Blind: ${label}`}
                  label={review[key].votes > 1 ? 'Blind' : 'Blind (counts from two reviewers on)'}
                  checked={review[key].blind}
                  disabled={disabled}
                  onChange={(event) => void change(key, { blind: event.currentTarget.checked })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Section>
  );
}
