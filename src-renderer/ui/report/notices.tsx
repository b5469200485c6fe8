import { TriangleAlert, X } from 'lucide-react';
import { noticeLine } from '#core/bibliography/notices';
import type { Notice } from '#core/model/record-fields';
import { IconButton } from '../button';
import styles from './report.module.css';

/** What is known of a report's retraction or correction. A retraction or a concern is never to be missed; a correction is quieter. */
export function Notices({
  notices,
  onTakeAway,
}: {
  readonly notices: readonly Notice[];
  readonly onTakeAway?: (notice: Notice) => void;
}) {
  if (notices.length === 0) return null;
  return (
    <ul className={styles.notices}>
      {notices.map((notice) => (
        <li key={`${notice.kind} ${notice.text}`} data-kind={notice.kind}>
          <TriangleAlert aria-hidden="true" />
          <span>{noticeLine(notice)}</span>
          {onTakeAway === undefined ? null : (
            <IconButton
              label={`Take away: ${noticeLine(notice)}`}
              icon={<X aria-hidden="true" />}
              onClick={() => onTakeAway(notice)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
