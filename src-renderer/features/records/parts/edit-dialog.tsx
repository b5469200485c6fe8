import { useState } from 'react';
import type { ReportDetail } from '#core/contract/records';
import { bestFields } from '#core/dedupe/best-fields';
import { type TypedField, typedFields } from '#core/dedupe/report-fields';
import type { AppError } from '#core/errors';
import { undoOf } from '../../../actions/undo';
import { api } from '../../../bridge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ErrorNote } from '../../../ui/error-note';
import { toast } from '../../../ui/toast';
import { textOf, textsOf, valuesOf } from '../field-text';
import { FieldForm, hasProblem, type OtherValue } from './field-form';

/** Fields of a report set by hand, or taken from another of its records; the records themselves stay as they were read. */
export function EditDialog({
  detail,
  onClose,
}: {
  readonly detail: ReportDetail;
  readonly onClose: () => void;
}) {
  const [base] = useState(detail);
  const [texts, setTexts] = useState(() => textsOf(base.fields));
  const [error, setError] = useState<AppError | null>(null);
  const initial = textsOf(base.fields);
  const best = textsOf(bestFields(base.records.map((r) => r.fields)));
  const changed = typedFields.filter((field) => texts[field].trim() !== initial[field].trim());
  const others = (field: TypedField): OtherValue[] => {
    const seen = new Set([texts[field], '']);
    return base.records.flatMap((record) => {
      const text = textOf(field, record.fields);
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ from: record.database || 'A record', text }];
    });
  };
  const save = async () => {
    const reset = changed.filter((field) => texts[field] === best[field]);
    const set = changed.filter((field) => !reset.includes(field));
    const answer = await api.records.edit({
      reportId: base.id,
      set: valuesOf(Object.fromEntries(set.map((field) => [field, texts[field]]))),
      reset,
      was: Object.fromEntries(changed.map((field) => [field, base.fields[field]])),
    });
    if (!answer.ok) return setError(answer.error);
    toast(`Edited: ${texts.title || 'untitled'}`, undoOf(answer.change));
    onClose();
  };
  return (
    <Dialog
      title="Edit the report"
      opened
      width={760}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={changed.length === 0 || hasProblem(texts)}
            onClick={() => void save()}
          >
            Save
          </Button>
        </>
      }
    >
      {error === null ? null : <ErrorNote error={error} />}
      <FieldForm
        texts={texts}
        others={others}
        onChange={(field, text) => setTexts((now) => ({ ...now, [field]: text }))}
      />
    </Dialog>
  );
}
