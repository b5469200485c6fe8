import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { CheckField, Field, TextField } from '../../../ui/field';
import { Segmented } from '../../../ui/segmented';
import type { StudyDetail } from '../queries';
import { labelFor } from '../study-rows';
import styles from './studies.module.css';

type Into = 'own' | 'none';

/** Takes reports out of a study: says what goes where, and what stays. */
export function SplitDialog({
  detail,
  opened,
  onClose,
  onSplit,
}: {
  readonly detail: StudyDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSplit: (reportIds: readonly string[], label: string | null) => Promise<void>;
}) {
  const [out, setOut] = useState<readonly string[]>([]);
  const [into, setInto] = useState<Into>('own');
  const [typed, setTyped] = useState<string | null>(null);
  const first = detail.reports.find(({ id }) => out.includes(id))?.report;
  const label = typed ?? (first ? labelFor(first) : '');
  const stay = detail.reports.length - out.length;
  const results = detail.readings.length;
  return (
    <Dialog
      title={`Split ${detail.study.label}`}
      opened={opened}
      onClose={onClose}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={out.length === 0 || (into === 'own' && label.trim() === '')}
            onClick={async () => {
              await onSplit(out, into === 'own' ? label.trim() : null);
              setOut([]);
              setTyped(null);
            }}
          >
            {into === 'own' ? 'Split off' : 'Take out'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label="Reports that leave">
          <div className={styles.checks}>
            {detail.reports.map(({ id, report }) => (
              <CheckField
                key={id}
                label={report ? `${labelFor(report)}: ${report.title}` : id}
                checked={out.includes(id)}
                onChange={(event) =>
                  setOut(event.currentTarget.checked ? [...out, id] : out.filter((one) => one !== id))
                }
              />
            ))}
          </div>
        </Field>
        <Field label="Where they go">
          <Segmented<Into>
            label="Where they go"
            segments={[
              { value: 'own', label: 'Into a study of their own' },
              { value: 'none', label: 'Into no study' },
            ]}
            value={into}
            onChange={setInto}
          />
        </Field>
        {into === 'own' ? (
          <TextField
            label="Name of the new study"
            value={label}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : null}
        <p className="muted">
          {stay === 1 ? 'One report stays' : `${stay} reports stay`} in {detail.study.label}, with its arms
          {results === 0 ? '' : ` and its ${results === 1 ? 'one result' : `${results} results`}`}. This can
          be undone.
        </p>
      </div>
    </Dialog>
  );
}
