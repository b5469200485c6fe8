import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './chip.module.css';

/** A word on a hairline: a label, or with `onRemove` a filter in force that can be taken away. */
export function Chip({
  children,
  onRemove,
  removeLabel,
}: {
  readonly children: ReactNode;
  readonly onRemove?: () => void;
  /** What the cross does, e.g. "Remove filter: year over 2010". */
  readonly removeLabel?: string;
}) {
  return (
    <span className={styles.chip}>
      <span className={styles.text}>{children}</span>
      {onRemove ? (
        <button type="button" aria-label={removeLabel ?? 'Remove'} onClick={onRemove}>
          <X aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
