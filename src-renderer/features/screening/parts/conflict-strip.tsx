import type { ReportDetail } from '#core/contract/records';
import type { Stage } from '#core/model/review';
import { TextAreaField } from '../../../ui/field';
import { VerdictMark } from '../../../ui/marks';
import styles from '../screening.module.css';

/** What each reviewer said, side by side, with reason and note. */
export function ConflictStrip({
  detail,
  stage,
  why,
  onWhy,
}: {
  readonly detail: ReportDetail | undefined;
  readonly stage: Stage;
  /** Why it is settled as it is, kept with the decision. */
  readonly why: string;
  readonly onWhy: (why: string) => void;
}) {
  const votes = detail?.votes.filter((v) => v.stage === stage && v.verdict !== null) ?? [];
  return (
    <section className={styles.conflict} aria-label="Verdicts in conflict">
      {votes.map((vote) => (
        <div key={vote.reviewerId}>
          <p>
            <strong>{vote.reviewerName}</strong> <VerdictMark verdict={vote.verdict ?? 'none'} />
          </p>
          {vote.reason === '' ? null : <p>{vote.reason}</p>}
          {vote.note === '' ? null : <p className="muted">“{vote.note}”</p>}
        </div>
      ))}
      <TextAreaField
        className={styles.why}
        label="Why it is settled so"
        description="Kept with the decision; may stay empty"
        minRows={1}
        value={why}
        onChange={(event) => onWhy(event.currentTarget.value)}
      />
    </section>
  );
}
