import { notifications } from '@mantine/notifications';
import type { AppError } from '#core/errors';
import { errorMessages } from '../messages/errors';
import { Button } from './button';
import styles from './toast.module.css';

/** A short trace of what was done, with Undo (or Redo) where there is one. A newer toast of the same `id` takes the older's place. */
export function toast(
  text: string,
  options: { readonly undo?: () => void; readonly redo?: () => void; readonly id?: string } = {},
): void {
  const { undo, redo, id = 'trace' } = options;
  const back = undo ?? redo;
  notifications.hide(id);
  notifications.show({
    id,
    withCloseButton: false,
    autoClose: back ? 8000 : 4000,
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

/** An error in passing: stays until closed. Where the page has room for it, use ErrorNote in place instead. */
export function toastError(error: AppError): void {
  const message = errorMessages[error.code];
  notifications.show({
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <div role="alert" className={styles.error}>
        <strong>{message.title}.</strong> {error.text} {message.safe} {message.next}
      </div>
    ),
  });
}
