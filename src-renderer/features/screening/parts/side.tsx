import { memo } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { ReportDetail } from '#core/contract/records';
import { Link } from 'wouter';
import type { Stage } from '#core/model/review';
import { stageCell } from '#core/screening/queue';
import { Inspect } from '../../../ui/inspector';
import { Annotations } from '../../../ui/report/annotations';
import { ownVote } from '../../../ui/report/cite';
import { RecordsBehind } from '../../../ui/report/facts';
import { HistoryList } from '../../../ui/report/history-list';
import { MarkNotice, ReportNotices } from '../../../ui/report/notices-part';
import { Part } from '../../../ui/report/part';
import { Votes } from '../../../ui/report/votes';
import { useCriteria, useKnownLabels, useReviewer } from '../queries';
import styles from '../screening.module.css';

/** `heading`: the level that follows the one above it. */
function Criteria({ heading: Heading }: { readonly heading: 'h2' | 'h4' }) {
  const criteria = useCriteria();
  if (criteria.length === 0)
    return (
      <p className="muted">
        No criteria yet. <Link href="/setup">Add them in the set-up.</Link>
      </p>
    );
  return (['include', 'exclude'] as const).map((kind) => {
    const some = criteria.filter((c) => c.kind === kind);
    if (some.length === 0) return null;
    return (
      <div key={kind} className={styles.criteria} data-kind={kind}>
        <Heading>{kind === 'include' ? 'Include' : 'Exclude'}</Heading>
        <ol>
          {some.map((c) => (
            <li key={c.id}>{c.text}</li>
          ))}
        </ol>
      </div>
    );
  });
}

/** Where no report is left to show: the criteria stay in their place. */
export const CriteriaAlone = () => (
  <Inspect of="Criteria">
    <Criteria heading="h2" />
  </Inspect>
);

/** Beside the text: the criteria, one's own note and labels, what others said, where it came from, what happened to it. */
export const Side = memo(function Side({
  row,
  detail,
  stage,
  onNoted,
}: {
  readonly row: ReportListRow;
  readonly detail: ReportDetail | undefined;
  readonly stage: Stage;
  readonly onNoted: (id: string) => void;
}) {
  const { id: reviewerId, cannot } = useReviewer();
  const known = useKnownLabels();
  const mine = detail ? ownVote(detail, stage, reviewerId) : undefined;
  return (
    <Inspect of="Criteria, note and more">
      <Part title="Criteria">
        <Criteria heading="h4" />
      </Part>
      <Part title="Mine">
        <Annotations
          key={`${row.id} ${detail ? '' : 'coming'}`}
          reportId={row.id}
          stage={stage}
          note={mine?.note ?? stageCell(row, stage).note}
          labels={mine?.labels ?? []}
          known={known}
          disabled={cannot !== null || detail === undefined}
          onSaved={() => onNoted(row.id)}
        />
        {detail ? <MarkNotice detail={detail} disabled={cannot !== null} /> : null}
        {detail ? <ReportNotices detail={detail} disabled={cannot !== null} /> : null}
      </Part>
      {detail ? <Votes votes={detail.votes} resolutions={detail.resolutions} /> : null}
      {detail ? <RecordsBehind detail={detail} /> : null}
      <Part title="History">
        <HistoryList id={row.id} version={row} />
      </Part>
    </Inspect>
  );
});
