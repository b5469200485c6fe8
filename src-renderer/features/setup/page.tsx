import { useMemo } from 'react';
import { EmptyState } from '../../ui/empty-state';
import { Outlined, type OutlineEntry } from '../../ui/outline';
import { usePageProgress } from '../../ui/page';
import {
  comparisonsList,
  conditionsList,
  criteriaList,
  exclusionReasonsList,
  outcomesList,
  reviewersList,
} from './lists';
import { ListEditor } from './parts/list-editor';
import { Question } from './parts/question';
import styles from './parts/setup.module.css';
import { StageRules } from './parts/stage-rules';
import { useCounts, useReadOnly, useReview, useSavedText } from './queries';

/** Setting the review up: question, criteria, conditions, outcomes, comparisons, reasons, reviewers, votes. */
export function SetupPage() {
  const review = useReview();
  const counts = useCounts();
  const readOnly = useReadOnly();
  const saved = useSavedText();
  usePageProgress(null);
  const entries = useMemo<readonly OutlineEntry[]>(
    () => [
      { id: 'question', label: 'Question' },
      { id: 'criteria', label: 'Eligibility criteria', mark: counts.criteria },
      { id: 'conditions', label: 'Conditions', mark: counts.conditions },
      { id: 'outcomes', label: 'Outcomes', mark: counts.outcomes },
      { id: 'comparisons', label: 'Comparisons', mark: counts.comparisons },
      { id: 'exclusionReasons', label: 'Exclusion reasons', mark: counts.exclusionReasons },
      { id: 'reviewers', label: 'Reviewers', mark: counts.reviewers },
      { id: 'votes', label: 'Votes' },
    ],
    [counts],
  );
  if (review === undefined) return <EmptyState title="Opening the review" />;
  return (
    <Outlined
      label="Parts of the set-up"
      entries={entries}
      head={
        <output className={styles.saved} aria-live="polite">
          {saved}
        </output>
      }
    >
      <div className={styles.sections}>
        <Question review={review} disabled={readOnly} />
        <ListEditor list={criteriaList} disabled={readOnly} />
        <ListEditor list={conditionsList} disabled={readOnly} />
        <ListEditor list={outcomesList} disabled={readOnly} />
        <ListEditor list={comparisonsList} disabled={readOnly} />
        <ListEditor list={exclusionReasonsList} disabled={readOnly} />
        <ListEditor list={reviewersList} disabled={readOnly} />
        <StageRules review={review} disabled={readOnly} />
      </div>
    </Outlined>
  );
}
