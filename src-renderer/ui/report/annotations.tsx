import { useEffect, useRef, useState } from 'react';
import type { Stage } from '#core/model/review';
import { api } from '../../bridge';
import { Chip } from '../chip';
import { TextAreaField, TextField } from '../field';
import { toastError } from '../toast';
import styles from './report.module.css';

export interface AnnotationsProps {
  readonly reportId: string;
  readonly stage: Stage;
  /** As saved. */
  readonly note: string;
  readonly labels: readonly string[];
  /** Labels used elsewhere in the review, to choose from. */
  readonly known: readonly string[];
  readonly disabled: boolean;
  /** After a change was kept (undo goes back over it). */
  readonly onSaved?: () => void;
}

/** One's own note and labels on a report; give it the report as `key`. Saved when the field is left. */
export function Annotations({ reportId, stage, note, labels, known, disabled, onSaved }: AnnotationsProps) {
  const [draft, setDraft] = useState(note);
  const [label, setLabel] = useState('');
  const [held, setHeld] = useState(note);
  const latest = useRef({ draft, note, labels });
  latest.current = { draft, note, labels };

  // Somebody's undo changed it: show what is saved, unless something is being typed.
  if (held !== note) {
    setHeld(note);
    if (draft === held) setDraft(note);
  }

  const save = async (next: { readonly note: string; readonly labels: readonly string[] }) => {
    const answer = await api.screening.annotate({
      reportId,
      stage,
      note: next.note,
      labels: [...next.labels],
    });
    if (answer.ok) onSaved?.();
    else toastError(answer.error);
  };
  const saveNote = () => {
    if (latest.current.draft !== latest.current.note)
      void save({ note: latest.current.draft, labels: latest.current.labels });
  };
  const leave = useRef(saveNote);
  leave.current = saveNote;
  useEffect(() => () => leave.current(), []);

  const add = (text: string) => {
    const next = text.trim();
    setLabel('');
    if (next !== '' && !labels.includes(next)) void save({ note: draft, labels: [...labels, next] });
  };

  return (
    <div className={styles.annotations}>
      <TextAreaField
        label="Note"
        value={draft}
        maxLength={10_000}
        disabled={disabled}
        placeholder="For yourself and, later, the others"
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={saveNote}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey)) event.currentTarget.blur();
        }}
        data-note
      />
      <div className={styles.labels}>
        {labels.map((one) =>
          disabled ? (
            <Chip key={one}>{one}</Chip>
          ) : (
            <Chip
              key={one}
              removeLabel={`Remove label ${one}`}
              onRemove={() => void save({ note: draft, labels: labels.filter((l) => l !== one) })}
            >
              {one}
            </Chip>
          ),
        )}
      </div>
      <TextField
        label="Add a label"
        value={label}
        maxLength={100}
        disabled={disabled}
        list={`labels-${reportId}`}
        onChange={(event) => setLabel(event.currentTarget.value)}
        onBlur={() => add(label)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add(label);
          if (event.key === 'Escape') {
            setLabel('');
            event.currentTarget.blur();
          }
        }}
        data-label
      />
      <datalist id={`labels-${reportId}`}>
        {known
          .filter((l) => !labels.includes(l))
          .map((l) => (
            <option key={l} value={l} />
          ))}
      </datalist>
    </div>
  );
}
