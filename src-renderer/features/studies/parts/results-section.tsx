import { Plus } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { hasNoSource } from '#core/extraction/check-result';
import { printResult } from '#core/extraction/print-result';
import { resultName } from '#core/extraction/result-name';
import type { ResultReadings } from '#core/extraction/result-readings';
import { standingResults } from '#core/synthesis/standing-result';
import { useSourceOf } from '../../../mirror/result-source';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { RobLight, VerifiedMark } from '../../../ui/marks';
import { Section } from '../../../ui/section';
import { SourceMark } from '../../../ui/source-mark';
import type { StudyDetail } from '../queries';
import { basisLabels } from '../result-fields';
import { standingLight } from '../study-rows';
import styles from './studies.module.css';

/** The results of a study, one line each, every line with its source mark. */
export function ResultsSection({
  detail,
  disabled,
  selected,
  onSelect,
}: {
  readonly detail: StudyDetail;
  readonly disabled: boolean;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
}) {
  const [, navigate] = useLocation();
  const { study, readings } = detail;
  return (
    <Section
      id="results"
      title="Results"
      actions={
        <Button
          icon={<Plus aria-hidden="true" />}
          disabled={disabled}
          onClick={() => navigate(address('studies', study.id, 'results', 'new'))}
        >
          Add a result
        </Button>
      }
    >
      {readings.length === 0 ? (
        <p className="muted">
          No result yet. Enter the numbers as printed, each with the place where they stand.
        </p>
      ) : (
        <div className={styles.scroller}>
          <table className={styles.results} aria-label="Results">
            <thead>
              <tr>
                <th scope="col">Outcome</th>
                <th scope="col">When, who</th>
                <th scope="col">Intervention</th>
                <th scope="col">Comparator</th>
                <th scope="col">Effect</th>
                <th scope="col">Source</th>
                <th scope="col">Bias</th>
              </tr>
            </thead>
            <tbody>
              {readings.map((reading) => (
                <Row
                  key={reading.key}
                  detail={detail}
                  reading={reading}
                  selected={reading.key === selected}
                  onSelect={() => onSelect(reading.key)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Row({
  detail,
  reading,
  selected,
  onSelect,
}: {
  readonly detail: StudyDetail;
  readonly reading: ResultReadings;
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  const sourceOf = useSourceOf();
  const { key, shown } = reading;
  const { intervention, comparator, effect } = printResult(shown);
  const wrong = detail.check(shown).filter((finding) => finding.kind !== 'missing');
  const light = standingLight(detail.appraisals.get(key) ?? [], detail.appraisalVotes);
  const differ = standingResults(reading.all)[0]?.stands === null;
  const name = resultName(shown);
  const population = detail.study.populations.find(({ id }) => id === shown.populationId)?.description;
  return (
    // A click anywhere on the line shows it in the inspector; the link and the marks are for the keyboard.
    // A pressed mouse must not select yet: the inspector opens, the line moves, and the release misses the link.
    <tr
      data-selected={selected || undefined}
      onClick={onSelect}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) onSelect();
      }}
    >
      <th scope="row">
        <Link href={address('studies', detail.study.id, 'results', key)}>{shown.outcomeText}</Link>
        {shown.measureText ? <div className="muted">{shown.measureText}</div> : null}
        {wrong.map((finding) => (
          <div key={finding.field + finding.text} className={styles.finding}>
            ! {finding.text}
          </div>
        ))}
      </th>
      <td>
        {shown.timePoint}
        <div className="muted">{basisLabels[shown.basis]}</div>
        {population ? <div className="muted">{population}</div> : null}
      </td>
      <td className="numbers">{intervention}</td>
      <td className="numbers">{comparator}</td>
      <td className="numbers">{effect}</td>
      <td className={styles.sourceCell}>
        {hasNoSource(shown) ? (
          <span className={styles.unverified}>no source</span>
        ) : (
          <SourceMark source={sourceOf(shown)} of={name} />
        )}{' '}
        <VerifiedMark verified={shown.verified} />
        {reading.all.length > 1 ? (
          <div className={differ ? styles.finding : 'muted'}>
            {differ ? '≠ readings differ' : `${reading.all.length} readings`}
          </div>
        ) : null}
      </td>
      <td>
        <Link
          href={address('risk-of-bias', key)}
          className={styles.lightLink}
          aria-label={`Risk of bias of ${name}: ${light ?? 'not judged'}`}
        >
          {light ? <RobLight level={light} of="Overall" /> : <span className="muted">–</span>}
        </Link>
      </td>
    </tr>
  );
}
