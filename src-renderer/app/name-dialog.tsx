import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { nameReviewer, useProgram } from './program';

/** Asks who sits in front: at the first start, and whenever the name should change. */
export function NameDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const known = useProgram()?.reviewer ?? null;
  const [name, setName] = useState(known?.name ?? '');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && (await nameReviewer(name.trim()))) onClose();
  };
  return (
    <Dialog
      title={known ? 'Your name' : 'Who is reviewing?'}
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
            {known ? 'Save' : 'Start'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
