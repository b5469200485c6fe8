import { useState } from 'react';
import type { MadeChange } from '#core/contract/change';
import type { AppError } from '#core/errors';
import { emptyRecordFields } from '#core/model/record-fields';
import type { Search } from '#core/model/report';
import { undoOf } from '../../../actions/undo';
import { api } from '../../../bridge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ErrorNote } from '../../../ui/error-note';
import { SelectField, TextField } from '../../../ui/field';
import { toast } from '../../../ui/toast';
import { textsOf, valuesOf } from '../field-text';
import styles from '../records.module.css';
import { FieldForm, hasProblem } from './field-form';

const kinds: readonly { readonly value: Search['kind']; readonly label: string }[] = [
  { value: 'citation-searching', label: 'Citation searching' },
  { value: 'website', label: 'Website' },
  { value: 'organisation', label: 'Organisation' },
  { value: 'register', label: 'Trial register' },
  { value: 'database', label: 'Database' },
  { value: 'other', label: 'Other method' },
];

export interface Added {
  readonly reportId: string;
  /** What was said of it. */
  readonly trace: string;
  readonly change: MadeChange | undefined;
}

/** Says what was added, with undo. */
export const tellAdded = ({ trace, change }: Pick<Added, 'trace' | 'change'>): void =>
  toast(trace, undoOf(change));

/** A record that no file brought: what it is, and how it was found. */
export function AddDialog({ onClose }: { readonly onClose: (added: Added | null) => void }) {
  const [texts, setTexts] = useState(() => textsOf(emptyRecordFields));
  const [kind, setKind] = useState<Search['kind']>('citation-searching');
  const [database, setDatabase] = useState('Reference lists');
  const [error, setError] = useState<AppError | null>(null);
  const named = texts.title.trim() !== '' || texts.doi.trim() !== '' || texts.pmid.trim() !== '';
  const save = async () => {
    const answer = await api.records.add({
      fields: { ...emptyRecordFields, ...valuesOf(texts) },
      kind,
      database: database.trim(),
    });
    if (!answer.ok) return setError(answer.error);
    const { joined, reportId } = answer.value;
    const trace = joined
      ? 'That report is here already; the record was added to it.'
      : `Added: ${texts.title || 'untitled'}`;
    const added = { reportId, trace, change: answer.change };
    tellAdded(added);
    onClose(added);
  };
  return (
    <Dialog
      title="Add a record by hand"
      opened
      width={760}
      onClose={() => onClose(null)}
      actions={
        <>
          <Button onClick={() => onClose(null)}>Cancel</Button>
          <Button
            kind="primary"
            disabled={!named || database.trim() === '' || hasProblem(texts)}
            onClick={() => void save()}
          >
            Add
          </Button>
        </>
      }
    >
      {error === null ? null : <ErrorNote error={error} />}
      <div className={styles.fields}>
        <SelectField
          label="Found by"
          data={[...kinds]}
          value={kind}
          onChange={(value) => {
            const found = kinds.find((k) => k.value === value);
            if (found) setKind(found.value);
          }}
        />
        <TextField
          label="Where"
          required
          value={database}
          onChange={(event) => setDatabase(event.currentTarget.value)}
        />
      </div>
      <FieldForm
        texts={texts}
        others={() => []}
        onChange={(field, text) => setTexts((now) => ({ ...now, [field]: text }))}
      />
    </Dialog>
  );
}
