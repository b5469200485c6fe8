import { type KeyboardEvent, useEffect, useState } from 'react';
import type { AppError } from '#core/errors';
import { TextAreaField, TextField } from '../../../ui/field';

export interface SavedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSave: (text: string) => Promise<AppError | null>;
  readonly placeholder?: string;
  readonly className?: string;
  readonly lines?: number;
  /** A sentence when the text cannot be saved; nothing is sent then. */
  readonly problem?: (text: string) => string | null;
  readonly disabled?: boolean;
}

/** A field that saves when it is left. What was typed stays until the store has it, or with the reason why it has not. */
export function SavedField(props: SavedFieldProps) {
  const { label, value, onSave, placeholder, className, lines = 1, problem, disabled } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  // The store has what was typed: the field shows the store again.
  useEffect(() => {
    setDraft((typed) => (typed === value ? null : typed));
  }, [value]);

  const save = async () => {
    if (draft === null) return;
    const text = draft.trim();
    if (text === value) return setDraft(null);
    const why = problem?.(text) ?? null;
    setError(why);
    if (why !== null) return;
    const refused = await onSave(text);
    setError(refused === null ? null : refused.text);
    if (refused === null) setDraft((typed) => (typed?.trim() === text ? null : typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      setError(null);
    }
    if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) void save();
  };

  const shared = {
    label,
    placeholder,
    className,
    error,
    disabled,
    value: draft ?? value,
    onBlur: () => void save(),
    onKeyDown,
  };
  return lines === 1 ? (
    <TextField {...shared} onChange={(event) => setDraft(event.currentTarget.value)} />
  ) : (
    <TextAreaField {...shared} minRows={lines} onChange={(event) => setDraft(event.currentTarget.value)} />
  );
}
