import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { createReview } from './review-actions';

/** A title, then main asks where to keep the file. */
export function NewReviewDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const [title, setTitle] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    onClose();
    await createReview(title.trim());
    setTitle('');
  };
  return (
    <Dialog title="New review" opened={opened} onClose={onClose}>
      <form onSubmit={save}>
        <TextField
          label="Title"
          description="You can change it at any time. The question and the criteria come next."
          placeholder="e.g. Low-dose naltrexone for chronic pain"
          maxLength={300}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={!title.trim()}>
            Choose where to save ...
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
