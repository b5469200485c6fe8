import type { AppError } from '#core/errors';
import { errorMessages } from '../messages/errors';
import { Button } from './button';
import styles from './error-note.module.css';

const place = ({ where }: AppError): string | null => {
  if (!where) return null;
  const parts = [where.file, where.line === undefined ? undefined : `line ${where.line}`, where.field];
  return parts.filter((part) => part !== undefined).join(', ') || null;
};

/** An error in three sentences: what happened, what is safe, what to do. */
export function ErrorNote({ error, onRetry }: { readonly error: AppError; readonly onRetry?: () => void }) {
  const message = errorMessages[error.code];
  const at = place(error);
  return (
    <div role="alert" className={styles.note}>
      <span aria-hidden="true" className={styles.sign}>
        !
      </span>
      <div>
        <p className={styles.title}>{message.title}</p>
        <p>
          {error.text}
          {at ? <span className="muted"> ({at})</span> : null}
        </p>
        <p>{message.safe}</p>
        <p>{message.next}</p>
        {onRetry ? (
          <Button className={styles.retry} onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </div>
    </div>
  );
}
