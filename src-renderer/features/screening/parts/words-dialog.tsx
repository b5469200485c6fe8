import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import type { MarkedWords } from '../../../ui/report/abstract-text';

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The words to underline while reading. Mount it when it opens. */
export function WordsDialog({
  words,
  onSave,
  onClose,
}: {
  readonly words: MarkedWords;
  readonly onSave: (words: MarkedWords) => void;
  readonly onClose: () => void;
}) {
  const [include, setInclude] = useState(words.include.join('\n'));
  const [exclude, setExclude] = useState(words.exclude.join('\n'));
  const save = () => {
    onSave({ include: lines(include), exclude: lines(exclude) });
    onClose();
  };
  return (
    <Dialog
      title="Words to underline"
      opened
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            Underline
          </Button>
        </>
      }
    >
      <TextAreaField
        label="For inclusion, green"
        description="One word or phrase a line; random* stands for every word that begins so."
        minRows={4}
        value={include}
        onChange={(event) => setInclude(event.currentTarget.value)}
        data-autofocus
      />
      <TextAreaField
        label="For exclusion, red and wavy"
        minRows={4}
        mt="sm"
        value={exclude}
        onChange={(event) => setExclude(event.currentTarget.value)}
      />
    </Dialog>
  );
}
