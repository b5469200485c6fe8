import { hasNoSource } from '#core/extraction/check-result';
import { printArm, printEffect } from '#core/extraction/print-result';
import type { ResultReadings } from '#core/extraction/result-readings';
import type { StudyResult } from '#core/model/study';
import { useSourceOf } from '../../../mirror/result-source';
import { Button } from '../../../ui/button';
import { VerifiedMark } from '../../../ui/marks';
import { HistoryList } from '../../../ui/report/history-list';
import { type StudyDetail, useViewer } from '../queries';
import { Findings } from './findings';
import styles from './studies.module.css';

/** A result in the inspector: its source first, then what is odd about it, who read it, and how it came about. */
export function ResultSummary({
  reading,
  check,
}: {
  readonly reading: ResultReadings;
  readonly check: StudyDetail['check'];
}) {
  const { nameOf } = useViewer();
  const { shown } = reading;
  const findings = check(shown);
  return (
    <div className={styles.summary}>
      <h2>
        {shown.outcomeText}
        {shown.timePoint === '' ? '' : `, ${shown.timePoint}`}
      </h2>
      <SourceBlock result={shown} />
      {shown.caveat ? <p>Caveat: {shown.caveat}</p> : null}
      {shown.derived ? <p>Derived: {shown.derived}</p> : null}
      <Findings findings={findings} />
      <h3>{reading.all.length === 1 ? 'Reading' : `${reading.all.length} readings`}</h3>
      <ul className={styles.resultList}>
        {reading.all.map((row) => (
          <li key={row.id}>
            {nameOf(row.by)} <VerifiedMark verified={row.verified} showVerified />
            <div className="numbers muted">
              {[
                ...row.arms.map((arm) => [arm.label, printArm(arm)].join(': ')),
                row.effect ? printEffect(row.effect) : '',
              ]
                .filter((text) => text !== '')
                .join('; ') || 'no numbers'}
            </div>
          </li>
        ))}
      </ul>
      <h3>History</h3>
      <HistoryList id={shown.id} version={shown} />
    </div>
  );
}

/** Quote, place and link of a result. */
export function SourceBlock({ result }: { readonly result: StudyResult }) {
  const source = useSourceOf()(result);
  if (hasNoSource(result))
    return (
      <p className={styles.unverified}>
        No source: nobody can follow this number back. <VerifiedMark verified={false} />
      </p>
    );
  return (
    <div className={styles.source}>
      {source.quote ? <blockquote>“{source.quote}”</blockquote> : <p className="muted">No quote.</p>}
      <p>
        {source.title}
        {source.place ? <span className="muted"> ({source.place})</span> : null}
      </p>
      <p>
        <VerifiedMark verified={source.verified} showVerified />
        {source.open ? (
          <Button kind="quiet" className={styles.link} onClick={source.open.run}>
            {source.open.label}
          </Button>
        ) : null}
      </p>
    </div>
  );
}
