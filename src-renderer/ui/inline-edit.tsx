import { type KeyboardEvent, useRef, useState } from 'react';
import styles from './inline-edit.module.css';

/**
 * Text that becomes a field when clicked (or on Enter): Enter saves, Escape leaves it as it was, leaving the field saves.
 * `onSave` is called only when the text changed.
 */
export function InlineEdit({
  label,
  value,
  placeholder = 'Add',
  onSave,
  className,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onSave: (value: string) => void;
  readonly className?: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leaving = useRef(false);

  const close = (save: boolean, refocus: boolean) => {
    if (leaving.current) return;
    leaving.current = true;
    const next = draft?.trim() ?? value;
    setDraft(null);
    if (save && next !== value) onSave(next);
    if (refocus) requestAnimationFrame(() => button.current?.focus());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close(event.key === 'Enter', true);
  };

  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        aria-label={`${label}: ${value || 'empty'}. Edit`}
        className={`${styles.shown}${value ? '' : ` ${styles.empty}`}${className ? ` ${className}` : ''}`}
        onClick={() => {
          leaving.current = false;
          setDraft(value);
        }}
      >
        {value || placeholder}
      </button>
    );
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      aria-label={label}
      className={`${styles.input}${className ? ` ${className}` : ''}`}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => close(true, false)}
      onKeyDown={onKeyDown}
    />
  );
}
