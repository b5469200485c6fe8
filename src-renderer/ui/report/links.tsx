import { ExternalLink } from 'lucide-react';
import type { RecordFields } from '#core/model/record-fields';
import { api } from '../../bridge';
import { toastError } from '../toast';
import { linksOf } from './cite';
import styles from './report.module.css';

/** Opens the document's page in the system browser. */
export function ReportLinks({ fields }: { readonly fields: RecordFields }) {
  const open = async (url: string) => {
    const answer = await api.app.openLink({ url });
    if (!answer.ok) toastError(answer.error);
  };
  return linksOf(fields).map(({ label, url }) => (
    <button key={url} type="button" className={styles.link} title={url} onClick={() => void open(url)}>
      {label} <ExternalLink aria-hidden="true" />
    </button>
  ));
}
