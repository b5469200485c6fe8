import { useState } from 'react';
import { noticeLine, noticeWords } from '#core/bibliography/notices';
import type { ReportDetail } from '#core/contract/records';
import { bestFields } from '#core/dedupe/best-fields';
import type { AppError } from '#core/errors';
import { type Notice, noticeKinds } from '#core/model/record-fields';
import { api } from '../../bridge';
import { Button } from '../button';
import { useCommands } from '../commands';
import { Dialog } from '../dialog';
import { ErrorNote } from '../error-note';
import { SelectField, TextField } from '../field';
import { toast, toastError } from '../toast';
import { Notices } from './notices';

/** Puts these notices in place of those the report has; where they are what its records say, nothing is set by hand any more. */
const saveNotices = (detail: ReportDetail, notices: readonly Notice[]) => {
  const said = bestFields(detail.records.map((record) => record.fields)).notices;
  const asSaid = JSON.stringify(said) === JSON.stringify(notices);
  return api.records.edit({
    reportId: detail.id,
    set: asSaid ? {} : { notices: [...notices] },
    reset: asSaid ? ['notices'] : [],
    was: { notices: detail.fields.notices },
  });
};

const kinds = noticeKinds.map((kind) => ({ value: kind, label: noticeWords[kind] }));

function NoticeDialog({ detail, onClose }: { readonly detail: ReportDetail; readonly onClose: () => void }) {
  const [kind, setKind] = useState<Notice['kind']>('retracted');
  const [text, setText] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const save = async () => {
    const notice: Notice = { kind, text: text.trim() };
    const answer = await saveNotices(detail, [...detail.fields.notices, notice]);
    if (!answer.ok) return setError(answer.error);
    toast(noticeLine(notice));
    onClose();
  };
  return (
    <Dialog
      title="Retraction or correction"
      opened
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={() => void save()}>
            Mark the report
          </Button>
        </>
      }
    >
      {error === null ? null : <ErrorNote error={error} />}
      <SelectField
        label="What is known of this report"
        data={kinds}
        value={kind}
        onChange={(value) => setKind(noticeKinds.find((one) => one === value) ?? kind)}
      />
      <TextField
        label="Where it says so"
        description="Journal and page, address or DOI of the notice"
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Dialog>
  );
}

interface OfReport {
  readonly detail: ReportDetail;
  readonly disabled: boolean;
}

/** A report's notices of retraction and correction, from its files or set by hand; each can be taken away. */
export function ReportNotices({ detail, disabled }: OfReport) {
  const { notices } = detail.fields;
  const takeAway = async (notice: Notice) => {
    const answer = await saveNotices(
      detail,
      notices.filter((one) => one !== notice),
    );
    if (answer.ok) toast(`Taken away: ${noticeLine(notice)}`);
    else toastError(answer.error);
  };
  return (
    <Notices
      notices={notices}
      {...(disabled ? {} : { onTakeAway: (notice: Notice) => void takeAway(notice) })}
    />
  );
}

/** Marks a report as retracted, corrected or the like. */
export function MarkNotice({ detail, disabled }: OfReport) {
  const [open, setOpen] = useState(false);
  useCommands([
    {
      id: 'report-notice',
      label: 'Mark as retracted or corrected',
      group: 'Records',
      run: () => setOpen(true),
      when: () => !disabled,
    },
  ]);
  return (
    <>
      <Button kind="quiet" disabled={disabled} onClick={() => setOpen(true)}>
        Retracted or corrected…
      </Button>
      {open ? <NoticeDialog detail={detail} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
