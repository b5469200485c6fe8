import type { ReportDetail } from '#core/contract/records';
import type { Stage } from '#core/model/review';
import { VerdictMark } from '../../../ui/marks';
import styles from '../screening.module.css';

/** What each reviewer said, side by side, with reason and note. */
export function ConflictStrip({
  detail,
  stage,
}: {
  readonly detail: ReportDetail | undefined;
  readonly stage: Stage;
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
    </section>
  );
}
