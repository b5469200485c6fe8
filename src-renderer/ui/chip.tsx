import { X } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import styles from './chip.module.css';

/** Goes on to the chip after the one that is taken away, or the one before; after the last to the page, where the down arrow goes into its list. */
const keepKeyboard = (removed: HTMLButtonElement): void => {
  const row = removed.closest(`.${styles.chip}`)?.parentElement;
  const crosses = [...(row?.querySelectorAll<HTMLButtonElement>(`.${styles.chip} button`) ?? [])];
  const at = crosses.indexOf(removed);
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const [next] = [...crosses.slice(at + 1), ...crosses.slice(0, at).reverse()].filter(
      ({ isConnected }) => isConnected,
    );
    (next ?? document.getElementById('work'))?.focus({ preventScroll: true });
  });
};

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
  const remove = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    keepKeyboard(currentTarget);
    onRemove?.();
  };
  return (
    <span className={styles.chip}>
      <span className={styles.text}>{children}</span>
      {onRemove ? (
        <button type="button" aria-label={removeLabel ?? 'Remove'} onClick={remove}>
          <X aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
