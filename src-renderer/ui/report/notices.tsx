import { TriangleAlert } from 'lucide-react';
import type { RecordFields } from '#core/model/record-fields';
import styles from './report.module.css';

const words: Record<RecordFields['notices'][number]['kind'], string> = {
  retracted: 'Retracted',
  'retraction-notice': 'This is a retraction notice',
  withdrawn: 'Withdrawn',
  concern: 'Expression of concern',
  corrected: 'Corrected',
  'correction-notice': 'This is a correction',
};

/** What the source database noted on a record. A retraction or a concern is never to be missed; a correction is quieter. */
export function Notices({ notices }: { readonly notices: RecordFields['notices'] }) {
  if (notices.length === 0) return null;
  return (
    <ul className={styles.notices}>
      {notices.map(({ kind, text }) => (
        <li key={`${kind} ${text}`} data-kind={kind}>
          <TriangleAlert aria-hidden="true" />
          <span>
            {words[kind]}: {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
