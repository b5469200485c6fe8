import { useEffect, useRef, useState } from 'react';
import type { AppError } from '#core/errors';
import type { ImportWarning } from '#core/model/report';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { TextAreaField } from '../../../ui/field';
import styles from '../import.module.css';

/** Listed at once; the others follow as these are mended. */
const most = 50;

/** Reads a mended part again; null when it became part of the import. */
export type ReadAgain = (at: number, part: ImportWarning, raw: string) => Promise<AppError | null>;

function Part({
  at,
  part,
  disabled,
  onRead,
}: {
  readonly at: number;
  readonly part: ImportWarning;
  readonly disabled: boolean;
  readonly onRead: ReadAgain;
}) {
  const [raw, setRaw] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const mend = useRef<HTMLButtonElement>(null);
  // The button that was pressed gives its place to the field, and the other way round: the keyboard goes along.
  const isOpen = raw !== null;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    (isOpen ? text : mend).current?.focus();
  }, [isOpen]);
  // Nor does it stay with a button that is disabled while it is read.
  useEffect(() => {
    if (error !== null && !busy) text.current?.focus();
  }, [error, busy]);
  const read = async () => {
    setBusy(true);
    setError(await onRead(at, part, raw ?? ''));
    setBusy(false);
  };
  return (
    <li>
      <div className={styles.unreadHead}>
        <span className="numbers">
          {part.line === null ? '' : `Line ${part.line.toLocaleString('en')}: `}
        </span>
        <span>{part.text}</span>
        {raw === null ? (
          <Button
            ref={mend}
            kind="quiet"
            disabled={disabled || part.raw === undefined}
            onClick={() => setRaw(part.raw ?? '')}
          >
            Mend by hand
          </Button>
        ) : null}
      </div>
      {raw === null ? (
        <pre className={styles.raw}>{part.raw}</pre>
      ) : (
        <>
          <TextAreaField
            label="As it stands in the file"
            maxRows={16}
            ref={text}
            classNames={{ input: styles.code ?? '' }}
            disabled={disabled || busy}
            value={raw}
            onChange={(event) => setRaw(event.currentTarget.value)}
          />
          {error === null ? null : <ErrorNote error={error} />}
          <div className={styles.steps}>
            <Button
              kind="primary"
              disabled={disabled || busy || raw.trim() === ''}
              onClick={() => void read()}
            >
              Read again
            </Button>
            <Button
              kind="quiet"
              onClick={() => {
                setRaw(null);
                setError(null);
              }}
            >
              Leave it
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

/** Parts of a file that could not be read: where, why and the text itself, to be mended in place and read again. */
export function UnreadList({
  lines,
  inAll,
  disabled,
  onRead,
}: {
  readonly lines: readonly ImportWarning[];
  readonly inAll: number;
  readonly disabled: boolean;
  readonly onRead: ReadAgain;
}) {
  return (
    <>
      <ul className={styles.unread} aria-label="Not read">
        {lines.slice(0, most).map((part, at) => (
          <Part key={`${part.line} ${part.raw}`} at={at} part={part} disabled={disabled} onRead={onRead} />
        ))}
      </ul>
      {inAll > most ? (
        <p className="muted">
          The first {most} of {inAll.toLocaleString('en')} are listed.
        </p>
      ) : null}
    </>
  );
}
