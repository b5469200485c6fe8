import type { ReportDetail } from '#core/contract/records';
import { stageNames } from '../../messages/verdicts';
import { Chip } from '../chip';
import { VerdictMark } from '../marks';
import { Part } from './part';
import styles from './report.module.css';
import { shownTime } from './shown-time';

/** Every vote that this reviewer may see, with reason, note and labels. */
export function Votes({ votes }: { readonly votes: ReportDetail['votes'] }) {
  const shown = votes.filter((v) => v.verdict !== null || v.note !== '' || v.labels.length > 0);
  if (shown.length === 0) return null;
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
      </ul>
    </Part>
  );
}
