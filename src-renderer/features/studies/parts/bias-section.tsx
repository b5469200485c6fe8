import { Link } from 'wouter';
import { toolFor } from '#core/appraisal/index';
import { levelOf } from '#core/appraisal/completeness';
import { standingOf } from '#core/appraisal/judge-appraisal';
import { address } from '../../../ui/address';
import { RobLight } from '../../../ui/marks';
import { Section } from '../../../ui/section';
import type { StudyDetail } from '../queries';
import { ImportedJudgements } from './imported-judgements';
import styles from './studies.module.css';

/** Risk of bias of each result: the light of the appraisal that stands, or why none does. */
export function BiasSection({ detail }: { readonly detail: StudyDetail }) {
  const tools = toolFor(detail.study.design);
  return (
    <Section
      id="risk-of-bias"
      title="Risk of bias"
      note={tools.text ?? tools.offered.map((tool) => tool.label).join(', ')}
    >
      {detail.readings.length === 0 && tools.text === null ? (
        <p className="muted">Judged for each result; there is none yet.</p>
      ) : null}
      {tools.text === null ? (
        <ul className={styles.resultList}>
          {detail.readings.map(({ key, shown }) => {
            const standing = standingOf(detail.appraisals.get(key) ?? [], detail.appraisalVotes);
            const stands = standing.ok ? standing.value.stands : null;
            const level = stands === null ? null : levelOf(stands.tool, stands.overall);
            return (
              <li key={key} className={styles.biasLine}>
                <Link href={address('risk-of-bias', key)}>
                  {shown.outcomeText}
                  {shown.timePoint ? `, ${shown.timePoint}` : ''}
                </Link>
                {level ? (
                  <RobLight level={level.light} withWord />
                ) : (
                  <span className="muted">
                    {!standing.ok
                      ? standing.error.text
                      : standing.value.stands === null
                        ? standing.value.text
                        : ''}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      <ImportedJudgements judgements={detail.study.importedJudgements ?? []} />
    </Section>
  );
}
