import type { AppInfo } from '#core/contract/app';
import { Dialog } from '../ui/dialog';
import styles from './about.module.css';

/** What is running, down to the engines: what a bug report needs. Says when a development runtime is running. */
export function About({
  opened,
  onClose,
  info,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly info: AppInfo | null;
}) {
  const versions = info
    ? ([
        ['LDN Workbench', info.version],
        ['Electron', info.electron],
        ['Chromium', info.chromium],
        ['Node', info.node],
        ['SQLite', info.sqlite],
        ['System', info.platform],
      ] as const)
    : [];
  return (
    <Dialog title="About LDN Workbench" opened={opened} onClose={onClose} width={400}>
      <p>Systematic reviews from search result to forest plot, in one offline desktop application.</p>
      <dl className={`numbers ${styles.versions}`}>
        {versions.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {info?.developmentRuntime ? <p>A development runtime is running, not the one that ships.</p> : null}
      <p className="muted">MIT licence. No network connection is made; nothing leaves this computer.</p>
    </Dialog>
  );
}
