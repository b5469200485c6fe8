import { useState } from 'react';
import type { AppError } from '#core/errors';
import type { ExclusionReason } from '#core/model/review';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/field';
import { addReason } from '../commands';

/** A further reason for the review's list, given to this report at once. Mount it when it opens. */
export function ReasonDialog({
  reasons,
  onReason,
  onClose,
}: {
  readonly reasons: readonly ExclusionReason[];
  readonly onReason: (reason: ExclusionReason) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const save = async () => {
    if (text.trim() === '') return;
    const known = reasons.find((r) => r.text.toLowerCase() === text.trim().toLowerCase());
    const answer = known ? { ok: true as const, value: known } : await addReason(text.trim(), reasons);
    if (!answer.ok) return setError(answer.error);
    onClose();
    onReason(answer.value);
  };
  return (
    <Dialog
      title="Another reason"
      opened
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={text.trim() === ''} onClick={() => void save()}>
            Add and exclude
          </Button>
        </>
      }
    >
      <TextField
        label="Reason"
        description="It joins the review's list, for every reviewer."
        placeholder="Wrong population"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
        data-autofocus
      />
      {error ? <ErrorNote error={error} /> : null}
    </Dialog>
  );
}
