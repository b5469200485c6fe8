import { Link } from 'wouter';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { Section } from '../../../ui/section';
import { chooseMainReport, joinReports, openLink, splitReports } from '../commands';
import type { StudyDetail } from '../queries';
import { reportLine } from '../study-rows';
import { JoinDialog } from './report-picker';
import { SplitDialog } from './split-dialog';
import styles from './studies.module.css';

/** The documents that tell about this study; joining and splitting. */
export function ReportsSection({
  detail,
  disabled,
}: {
  readonly detail: StudyDetail;
  readonly disabled: boolean;
}) {
  const [dialog, setDialog] = useState<'join' | 'split' | null>(null);
  const { study, reports } = detail;
  return (
    <Section
      id="reports"
      title="Reports"
      actions={
        <>
          <Button disabled={disabled} onClick={() => setDialog('join')}>
            Join reports
          </Button>
          <Button disabled={disabled || reports.length === 0} onClick={() => setDialog('split')}>
            Split
          </Button>
        </>
      }
    >
      {reports.length === 0 ? (
        <p className="muted">No report yet. Join the paper, the registration, congress abstracts.</p>
      ) : null}
      <ul className={styles.reportList}>
        {reports.map(({ id, primary, report }) => (
          <li key={id}>
            <div>
              {report ? <Link href={`/records/${encodeURIComponent(id)}`}>{report.title}</Link> : id}{' '}
              {reports.length < 2 ? null : primary ? (
                <Chip>main report</Chip>
              ) : (
                <Button
                  kind="quiet"
                  className={styles.link}
                  disabled={disabled}
                  onClick={() => void chooseMainReport(study, id)}
                >
                  Make this the main report
                </Button>
              )}
            </div>
            {report ? (
              <div className="muted">
                {reportLine(report)}
                {report.hasAbstract ? '' : '. No abstract here'}
                {report.doi ? (
                  <Button
                    kind="quiet"
                    className={styles.link}
                    onClick={() => void openLink(`https://doi.org/${report.doi}`)}
                  >
                    DOI {report.doi}
                  </Button>
                ) : null}
                {report.pmid ? (
                  <Button
                    kind="quiet"
                    className={styles.link}
                    onClick={() => void openLink(`https://pubmed.ncbi.nlm.nih.gov/${report.pmid}/`)}
                  >
                    PMID {report.pmid}
                  </Button>
                ) : null}
              </div>
            ) : null}
            {report?.notices.map((notice) => (
              <div key={notice} className={styles.notice}>
                ! {notice}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <JoinDialog
        study={study.label}
        without={reports.map(({ id }) => id)}
        opened={dialog === 'join'}
        onClose={() => setDialog(null)}
        onJoin={async (ids) => {
          if (await joinReports(study, ids)) setDialog(null);
        }}
      />
      <SplitDialog
        key={dialog ?? 'closed'}
        detail={detail}
        opened={dialog === 'split'}
        onClose={() => setDialog(null)}
        onSplit={async (ids, label) => {
          if ((await splitReports(study, ids, label)) !== null) setDialog(null);
        }}
      />
    </Section>
  );
}
