import { findDuplicates } from '../../../actions/find-duplicates';
import { Button } from '../../../ui/button';
import styles from '../duplicates.module.css';

/** Stands above the queue as long as more pairs are uncertain than it holds. */
export function QueueFull({ open, disabled }: { readonly open: number; readonly disabled: boolean }) {
  return (
    <p className={styles.note}>
      {open === 0
        ? 'More pairs were uncertain than the queue holds, and those in it are decided. Look again: the next ones come in. '
        : 'More pairs were uncertain than the queue holds; the likeliest wait here. When they are decided, look again, and the next ones come in. '}
      <Button disabled={disabled} onClick={() => void findDuplicates(false)}>
        Look for more pairs
      </Button>
    </p>
  );
}
