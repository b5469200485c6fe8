import { Link } from 'wouter';
import { printResult } from '#core/extraction/print-result';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { RobLight, VerifiedMark } from '../../../ui/marks';
import { useStudy } from '../queries';
import { reportLine, type StudyRow, standingLight, statusLabels } from '../study-rows';
import styles from './studies.module.css';

const mg = (study: StudyRow['study']): string =>
  [study.doseMg === null ? '' : `${study.doseMg} mg a day`, study.doseNote]
    .filter((part) => part !== '')
    .join('; ');
const weeks = (study: StudyRow['study']): string =>
  [study.durationWeeks === null ? '' : `${study.durationWeeks} weeks`, study.durationNote]
    .filter((part) => part !== '')
    .join('; ');

/** What the inspector shows of the selected study. */
export function StudySummary({ row, onOpen }: { readonly row: StudyRow; readonly onOpen: () => void }) {
  const detail = useStudy(row.id);
  const { study } = row;
  const facts: readonly (readonly [string, string])[] = [
    ['Conditions', row.conditions],
    ['Design', [row.design, study.designNote].filter((part) => part !== '').join('; ')],
    ['Blinding', study.blinding],
    ['Dose', mg(study)],
    ['Duration', weeks(study)],
    ['Comparator', study.comparator],
    ['Randomised', study.nRandomised?.toLocaleString('en') ?? ''],
    ['Analysed', study.nAnalysed?.toLocaleString('en') ?? ''],
    ['Primary outcome', study.primaryOutcome],
    ['Registration', study.registration],
    ['Funding', study.funding],
    ['Country', study.country],
    ['Status', statusLabels[study.status]],
    ['Caveat', study.caveat],
  ];
  return (
    <div className={styles.summary}>
      <h2>{study.label}</h2>
      <Button onClick={onOpen} keys="Enter">
        Open study
      </Button>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3>Results</h3>
      {detail && detail.readings.length > 0 ? (
        <ul className={styles.resultList}>
          {detail.readings.map(({ key, shown }) => {
            const { intervention, comparator, effect } = printResult(shown);
            const light = standingLight(detail.appraisals.get(key) ?? [], detail.appraisalVotes);
            return (
              <li key={key}>
                <Link href={address('studies', study.id, 'results', key)}>{shown.outcomeText}</Link>
                {light ? <RobLight level={light} of="Risk of bias" /> : null}
                <div className="numbers muted">
                  {[[intervention, comparator].filter((side) => side !== '').join(' against '), effect]
                    .filter((part) => part !== '')
                    .join('; ') || 'No numbers yet'}{' '}
                  <VerifiedMark verified={shown.verified} />
                </div>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="muted">No results yet.</p>
      )}
      <h3>Reports</h3>
      <ul className={styles.resultList}>
        {detail?.reports.map(({ id, report }) => (
          <li key={id}>
            {report?.title ?? id}
            <div className="muted">{report ? reportLine(report) : ''}</div>
          </li>
        ))}
      </ul>
    </div>
  );
}
