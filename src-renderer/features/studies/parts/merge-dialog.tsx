import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Segmented } from '../../../ui/segmented';
import { mergeStudies } from '../commands';
import type { StudyRow } from '../study-rows';
import styles from './studies.module.css';

const counted = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

/** Two studies that are one investigation: which of them stays, and what comes along. */
export function MergeDialog({
  studies,
  opened,
  onClose,
  onMerged,
}: {
  readonly studies: readonly StudyRow[];
  readonly opened: boolean;
  readonly onClose: () => void;
  /** With the id of the study that stayed. */
  readonly onMerged: (id: string) => void;
}) {
  const [keep, setKeep] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [first, second] = studies;
  if (first === undefined || second === undefined) return null;
  const kept = keep === second.id ? second : first;
  const other = kept === first ? second : first;
  const close = () => {
    setKeep(null);
    onClose();
  };
  return (
    <Dialog
      title="Merge two studies"
      opened={opened}
      onClose={close}
      width={560}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            kind="primary"
            disabled={busy}
            onClick={async () => {
              setBusy(true);
              const done = await mergeStudies(kept.study, other.study);
              setBusy(false);
              if (!done) return;
              setKeep(null);
              onMerged(kept.id);
            }}
          >
            Merge into {kept.label}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label="The study that stays">
          <Segmented
            label="The study that stays"
            segments={[first, second].map(({ id, label }) => ({ value: id, label }))}
            value={kept.id}
            onChange={setKeep}
          />
        </Field>
        <p>
          {counted(other.reports, 'report')} and {counted(other.results, 'result')} of {other.label} come
          along, with their judgements. Its arms, periods and populations are added; those of the same name
          become one.
        </p>
        <p className="muted">
          {kept.label} keeps its facts. What only {other.label} says is filled in, and what it says otherwise
          is written into the note. One step of undo brings both back.
        </p>
      </div>
    </Dialog>
  );
}
