import type { ResultFinding } from '#core/extraction/checks/finding';
import styles from './studies.module.css';

const signs = { impossible: '✕', doubt: '!', missing: '–' } as const;
const words = { impossible: 'Cannot be', doubt: 'Look again', missing: 'Missing' } as const;

/** What stands out about the numbers; it never keeps them from being saved. */
export function Findings({ findings }: { readonly findings: readonly ResultFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label="What stands out about these numbers">
      {findings.map((finding) => (
        <li key={finding.field + finding.text} data-kind={finding.kind}>
          <span aria-hidden="true" className={styles.sign}>
            {signs[finding.kind]}
          </span>{' '}
          <strong>{words[finding.kind]}:</strong> {finding.text}
        </li>
      ))}
    </ul>
  );
}
