import type { AppError } from '#core/errors';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import type { Draft } from '../draft';
import styles from './studies.module.css';

/** Stands under a form while it has unsaved changes: what is not saved, what somebody else changed, and the ways out. */
export function SaveBar<T>({
  draft,
  labels,
  error,
  busy,
  onSave,
}: {
  readonly draft: Draft<T>;
  readonly labels: Readonly<Record<string, string>>;
  readonly error: AppError | null;
  readonly busy: boolean;
  readonly onSave: () => void;
}) {
  const named = (clash: boolean) =>
    draft.overtaken
      .filter((field) => field.clash === clash)
      .map(({ field }) => (labels[field] ?? field).toLowerCase())
      .join(', ');
  const clashes = named(true);
  const others = named(false);
  return (
    <div className={styles.saveBar}>
      {error ? <ErrorNote error={error} /> : null}
      {draft.overtaken.length > 0 ? (
        <p role="alert">
          Somebody changed this since you began: {[clashes, others].filter((part) => part !== '').join(', ')}.{' '}
          {clashes === ''
            ? 'None of it touches what you edited.'
            : `You edited ${clashes} as well: your version would replace theirs.`}
        </p>
      ) : null}
      <div className={styles.saveRow}>
        <span className="muted">Unsaved changes. They stay here until you save or discard them.</span>
        <span className={styles.end}>
          <Button onClick={draft.discard}>
            {draft.overtaken.length > 0 ? 'Take the newer version' : 'Discard'}
          </Button>
          {draft.overtaken.length > 0 ? (
            <Button onClick={draft.rebase}>Put mine on the newer version</Button>
          ) : (
            <Button kind="primary" keys="Mod+S" disabled={busy} onClick={onSave}>
              Save
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}
