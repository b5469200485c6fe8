import type { ReportDetail } from '#core/contract/records';
import { stageNames } from '../../messages/verdicts';
import { Chip } from '../chip';
import { VerdictMark } from '../marks';
import { Part } from './part';
import styles from './report.module.css';
import { shownTime } from './shown-time';

/** Every vote that this reviewer may see, with reason, note and labels; and how conflicts were settled. */
export function Votes({
  votes,
  resolutions,
}: {
  readonly votes: ReportDetail['votes'];
  readonly resolutions: ReportDetail['resolutions'];
}) {
  const shown = votes.filter((v) => v.verdict !== null || v.note !== '' || v.labels.length > 0);
  if (shown.length + resolutions.length === 0) return null;
  return (
    <Part title="Verdicts">
      <ul className={styles.list}>
        {shown.map((vote) => (
          <li key={`${vote.stage} ${vote.reviewerId}`} className={styles.vote}>
            <VerdictMark verdict={vote.verdict ?? 'none'} />
            <span className="muted">{shownTime(vote.at)}</span>
            <p>
              {vote.reviewerName}, {stageNames[vote.stage].toLowerCase()}
              {vote.reason === '' ? '' : `: ${vote.reason}`}
            </p>
            {vote.note === '' ? null : <p>“{vote.note}”</p>}
            {vote.labels.length === 0 ? null : (
              <div className={styles.labels}>
                {vote.labels.map((label) => (
                  <Chip key={label}>{label}</Chip>
                ))}
              </div>
            )}
          </li>
        ))}
        {resolutions.map(({ stage, verdict, reason, byName, note, at }) => (
          <li key={stage} className={styles.vote}>
            <VerdictMark verdict={verdict} />
            <span className="muted">{shownTime(at)}</span>
            <p>
              Settled by {byName}, {stageNames[stage].toLowerCase()}
              {reason === '' ? '' : `: ${reason}`}
            </p>
            {note === '' ? null : <p>“{note}”</p>}
          </li>
        ))}
      </ul>
    </Part>
  );
}
