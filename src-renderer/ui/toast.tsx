import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { AppError } from '#core/errors';
import { errorMessages } from '../messages/errors';
import { Button } from './button';
import styles from './toast.module.css';

/** A millisecond, or none: a message that takes another's place is shown for its whole time only where that differs. */
let odd = 0;

/** A short trace of what was done, with Undo (or Redo) where there is one. A newer toast of the same `id` takes the older's place. */
export function toast(
  text: string,
  options: { readonly undo?: () => void; readonly redo?: () => void; readonly id?: string } = {},
): void {
  const { undo, redo, id = 'trace' } = options;
  const back = undo ?? redo;
  odd = 1 - odd;
  notifications.hide(id);
  notifications.show({
    id,
    withCloseButton: false,
    autoClose: (back ? 8000 : 4000) + odd,
    message: (
      <div className={styles.toast}>
        <span className={styles.text} title={text}>
          {text}
        </span>
        {back ? (
          <Button
            kind="quiet"
            className={styles.undo}
            onClick={() => {
              notifications.hide(id);
              back();
            }}
          >
            {undo ? 'Undo' : 'Redo'}
          </Button>
        ) : null}
      </div>
    ),
  });
}

/** The errors in sight, by id, and how often each came about. */
const inSight = new Map<string, { readonly error: string; readonly times: number }>();
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/**
 * An error in passing: stays until closed. Where the page has room for it, use ErrorNote in place instead. The same error again, or
 * another one of the same `id`, takes the older's place.
 */
export function toastError(error: AppError, options: { readonly id?: string } = {}): void {
  const { title, safe, next } = errorMessages[error.code];
  const same = `${error.code} ${error.text}`;
  const { id = same } = options;
  const before = inSight.get(id);
  const times = before?.error === same ? before.times + 1 : 1;
  const data = {
    id,
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close' },
    onClose: () => inSight.delete(id),
    message: (
      <div role="alert" className={styles.error}>
        <strong>{title}.</strong> {error.text} {safe} {next}
        {times > 1 ? ` (${times} times, last at ${clock.format(new Date())})` : ''}
      </div>
    ),
  } as const;
  if (before === undefined) notifications.show(data);
  else notifications.update(data);
  inSight.set(id, { error: same, times });
}

/** What goes on, as long as it does: until it is hidden. Its numbers are not read out as they change. */
export function standingToast(id: string, content: ReactNode): void {
  notifications.show({ id, autoClose: false, withCloseButton: false, role: 'group', message: content });
}

/** Takes a message away that does not hold any more. */
export const hideToast = (id: string): void => void notifications.hide(id);

/** Takes all messages away. */
export const clearToasts = (): void => {
  inSight.clear();
  notifications.clean();
};
