import { useEffect, useState } from 'react';
import type { AppError } from '#core/errors';
import { api } from '../bridge';
import { Dialog } from '../ui/dialog';
import { ErrorNote } from '../ui/error-note';
import styles from './about.module.css';

interface Verified {
  readonly passed: boolean;
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly text: string }[];
}

/** The integrity check of the open review, item by item: the same one as the command line's. */
export function VerifyDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const [verified, setVerified] = useState<Verified | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (!opened) return;
    let wanted = true;
    setVerified(null);
    setError(null);
    void api.projects.verify(null).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setVerified(answer.value);
      else setError(answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [opened]);
  return (
    <Dialog title="Verify review" opened={opened} onClose={onClose} width={560}>
      <output>
        {error ? <ErrorNote error={error} /> : null}
        {verified || error ? null : 'Checking ...'}
        {verified ? (verified.passed ? 'Everything is in order.' : 'Something is not in order.') : null}
      </output>
      {verified ? (
        <dl className={styles.versions}>
          {verified.checks.map((check) => (
            <div key={check.name}>
              <dt>{check.name}</dt>
              <dd>
                {check.passed ? '✓' : '✕'} {check.text}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Dialog>
  );
}
