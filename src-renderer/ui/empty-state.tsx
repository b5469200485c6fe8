import type { ReactNode } from 'react';
import { Button } from './button';
import styles from './empty-state.module.css';

/** Stands where nothing is yet: what belongs here, and the one next step. */
export function EmptyState({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => void };
}) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {text ? <p className={styles.text}>{text}</p> : null}
      {action ? (
        <Button kind="primary" onClick={action.run}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}
