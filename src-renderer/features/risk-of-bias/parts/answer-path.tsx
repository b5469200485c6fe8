import { type AppraisalDomain, answerLabels } from '#core/appraisal/appraisal-tool';
import { levelOf } from '#core/appraisal/completeness';
import type { JudgedAppraisal } from '#core/appraisal/judge-appraisal';
import type { Appraisal } from '#core/model/study';
import { RobLight } from '../../../ui/marks';
import styles from './answer-path.module.css';
import shared from './bias.module.css';

/** The way from the first question to the judgement, as far as it is walked. */
export function AnswerPath({
  domain,
  judged,
  answers,
}: {
  readonly domain: AppraisalDomain;
  readonly judged: JudgedAppraisal;
  readonly answers: Appraisal['answers'];
}) {
  const evaluation = judged.evaluation.domains[domain.id];
  const level = levelOf(judged.tool, evaluation?.judgement);
  const asked = evaluation?.asked ?? [];
  const skipped = domain.questions.filter(({ id }) => !asked.includes(id));
  return (
    <aside className={styles.path} aria-label="Path of the answers">
      <ol>
        {asked.map((id) => {
          const answer = answers[id]?.answer ?? null;
          return (
            <li key={id} data-answered={answer !== null || undefined}>
              <span className={`numbers ${styles.node}`}>{id}</span>
              <span>{answer === null ? <span className="muted">open</span> : answerLabels[answer]}</span>
            </li>
          );
        })}
        <li data-end data-answered={level !== null || undefined}>
          {level ? (
            <>
              <RobLight level={level.light} />
              <span>
                <strong>{level.label}</strong>
                <br />
                <span className="muted">
                  {evaluation?.ruleId}: {evaluation?.says}
                </span>
              </span>
            </>
          ) : (
            <>
              <span className={shared.unlit} aria-hidden="true" />
              <span className="muted">no judgement yet</span>
            </>
          )}
        </li>
      </ol>
      {skipped.length > 0 ? (
        <p className="muted">Not asked on this path: {skipped.map(({ id }) => id).join(', ')}</p>
      ) : null}
    </aside>
  );
}
