import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { nameReviewer, switchReviewer, useProgram } from './program';

/** Asks who sits in front: at the first start, and whenever the name should change. */
export function NameDialog({
  opened,
  onClose,
  other = false,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Somebody who is not in the list of reviewers yet. */
  readonly other?: boolean;
}) {
  const known = useProgram()?.reviewer ?? null;
  const [name, setName] = useState(other ? '' : (known?.name ?? ''));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const done = other ? await switchReviewer(null, name.trim()) : await nameReviewer(name.trim());
    if (done) onClose();
  };
  return (
    <Dialog
      title={known && !other ? 'Your name' : 'Who is reviewing?'}
      opened={opened}
      onClose={onClose}
      closable={known !== null}
    >
      <form onSubmit={save}>
        <TextField
          label="Name"
          description="Stands beside your verdicts and judgements. It stays on this computer and in the reviews you work on."
          placeholder="e.g. J. Younger"
          maxLength={120}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="actions">
          <Button kind="primary" type="submit" disabled={!name.trim()}>
            {known && !other ? 'Save' : 'Start'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
