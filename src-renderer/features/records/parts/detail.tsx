import { useState } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { Stage } from '#core/model/review';
import { stageCell } from '#core/screening/queue';
import { useReportDetail } from '../../../mirror/report-details';
import { Button } from '../../../ui/button';
import { useCommands } from '../../../ui/commands';
import { ErrorNote } from '../../../ui/error-note';
import { Inspect } from '../../../ui/inspector';
import { AbstractText } from '../../../ui/report/abstract-text';
import { Annotations } from '../../../ui/report/annotations';
import { ownVote } from '../../../ui/report/cite';
import { Fields, RecordsBehind } from '../../../ui/report/facts';
import { HistoryList } from '../../../ui/report/history-list';
import { MarkNotice, ReportNotices } from '../../../ui/report/notices-part';
import { Part } from '../../../ui/report/part';
import { Votes } from '../../../ui/report/votes';
import { mostJudged, takeOut } from '../commands';
import { useChoices, useReviewer } from '../queries';
import styles from '../records.module.css';
import { EditDialog } from './edit-dialog';

/** Everything known of the selected report, in the inspector. */
export function Detail({ row, stage }: { readonly row: ReportListRow; readonly stage: Stage }) {
  const { detail, error, retry } = useReportDetail(row.id);
  const { id: reviewerId, cannot } = useReviewer();
  const { labels } = useChoices();
  const mine = detail ? ownVote(detail, stage, reviewerId) : undefined;
  const [editing, setEditing] = useState(false);
  useCommands([
    {
      id: 'records-edit',
      label: 'Edit the fields of this report',
      group: 'Records',
      keys: 'F2',
      run: () => setEditing(true),
      when: () => cannot === null && detail !== undefined,
    },
  ]);
  return (
    <Inspect of={row.title || 'No title'}>
      {editing && detail ? <EditDialog detail={detail} onClose={() => setEditing(false)} /> : null}
      <h2 className={styles.title}>{row.title || 'No title'}</h2>
      {error ? <ErrorNote error={error} onRetry={retry} /> : null}
      {detail ? (
        <>
          <ReportNotices detail={detail} disabled={cannot !== null} />
          <Part title="Abstract">
            <AbstractText abstract={detail.fields.abstract} />
          </Part>
          <Fields fields={detail.fields} />
          <div>
            <Button kind="quiet" keys="F2" disabled={cannot !== null} onClick={() => setEditing(true)}>
              Edit fields
            </Button>
            <MarkNotice detail={detail} disabled={cannot !== null} />
            {detail.edited.length === 0 ? null : (
              <span className="muted"> By hand: {detail.edited.join(', ')}</span>
            )}
          </div>
          <Votes votes={detail.votes} resolutions={detail.resolutions} />
          <Part title={stage === 'full-text' ? 'Mine, full text' : 'Mine, title and abstract'}>
            <Annotations
              key={`${row.id} ${stage}`}
              reportId={row.id}
              stage={stage}
              note={mine?.note ?? stageCell(row, stage).note}
              labels={mine?.labels ?? []}
              known={labels}
              disabled={cannot !== null}
            />
          </Part>
          <RecordsBehind
            detail={detail}
            {...(cannot === null ? { onTakeOut: (id: string) => void takeOut(id) } : {})}
          />
          <Part title="History">
            <HistoryList id={row.id} version={row} />
          </Part>
        </>
      ) : null}
    </Inspect>
  );
}

/** Several are selected: how many, and what can be done with them. */
export function ManySelected({ count }: { readonly count: number }) {
  return (
    <Inspect of="Selected reports">
      <h2 className={styles.title}>{count.toLocaleString('en')} reports selected</h2>
      <p className="muted">
        {count > mostJudged
          ? `At most ${mostJudged.toLocaleString('en')} can be judged in one step.`
          : 'I, M and E judge all of them in one step; U takes it back.'}
      </p>
    </Inspect>
  );
}
