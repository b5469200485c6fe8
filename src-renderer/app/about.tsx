import { Dialog } from '../ui/dialog';
import styles from './about.module.css';

export interface Version {
  readonly label: string;
  readonly value: string;
}

/** What is running, down to the engines: what a bug report needs. `note` says when a development runtime is running. */
export function About({
  opened,
  onClose,
  versions,
  note,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly versions: readonly Version[];
  readonly note?: string;
}) {
  return (
    <Dialog title="About LDN Workbench" opened={opened} onClose={onClose} width={400}>
      <p>Systematic reviews from search result to forest plot, in one offline desktop application.</p>
      <dl className={`numbers ${styles.versions}`}>
        {versions.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note ? <p className="muted">{note}</p> : null}
    </Dialog>
  );
}
