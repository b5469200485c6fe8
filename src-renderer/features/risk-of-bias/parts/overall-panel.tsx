import { useEffect, useState } from 'react';
import { levelOf, stillOpen } from '#core/appraisal/completeness';
import type { JudgedAppraisal } from '#core/appraisal/judge-appraisal';
import { Button } from '../../../ui/button';
import { TextAreaField } from '../../../ui/field';
import { RobLight } from '../../../ui/marks';
import { Segmented } from '../../../ui/segmented';
import { toast } from '../../../ui/toast';
import { type AppraisalDraft, setOverride } from '../appraisal-draft';
import styles from './bias.module.css';
import { Judgement } from './judgement';

const concerns = ['high', 'some-concerns'] as const;

/** The whole: every domain's judgement, what only the reviewer can weigh, the overall judgement, and that it is finished. */
export function OverallPanel({
  judged,
  draft,
  disabled,
  goTo,
}: {
  readonly judged: JudgedAppraisal;
  readonly draft: AppraisalDraft;
  readonly disabled: boolean;
  readonly goTo: (domain: string) => void;
}) {
  const { tool, aimData, evaluation } = judged;
  const { value } = draft;
  const open = stillOpen(judged);
  const missing = aimData.domains.filter(({ id }) => judged.domains[id] === null);
  const prompt = tool.prompts.find((one) =>
    one.when(Object.values(judged.domains).filter((judgement) => judgement !== null)),
  );
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => {
    setReason((typed) => (typed === value.severalConcernsReason ? null : typed));
  }, [value.severalConcernsReason]);

  const finish = () => {
    draft.change((now) => ({ ...now, complete: true }));
    toast('Appraisal complete');
  };
  return (
    <div className={styles.overall}>
      <table className={styles.summaryTable}>
        <caption className="unseen">Judgements by domain</caption>
        <tbody>
          {aimData.domains.map((domain) => {
            const level = levelOf(tool, judged.domains[domain.id]);
            const override = value.overrides[domain.id];
            return (
              <tr key={domain.id}>
                <th scope="row">
                  <Button kind="quiet" onClick={() => goTo(domain.id)}>
                    {domain.id} {domain.shortName}
                  </Button>
                </th>
                <td>
                  {level ? (
                    <RobLight level={level.light} withWord />
                  ) : (
                    <span className="muted">not judged yet</span>
                  )}
                </td>
                <td className="muted">
                  {override ? `Judged otherwise: ${override.reason}` : evaluation.domains[domain.id]?.says}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {prompt && missing.length === 0 ? (
        <div className={styles.prompt}>
          <p>{prompt.text}</p>
          <Segmented
            label={prompt.text}
            segments={prompt.options.map(({ id, label }) => ({ value: id, label }))}
            value={value.severalConcerns}
            disabled={disabled}
            onChange={(given) => {
              const answer = concerns.find((one) => one === given);
              if (answer) draft.change((now) => ({ ...now, complete: false, severalConcerns: answer }));
            }}
          />
          <TextAreaField
            label="Why"
            value={reason ?? value.severalConcernsReason}
            disabled={disabled}
            onChange={(event) => setReason(event.currentTarget.value)}
            onBlur={() => {
              if (reason !== null && reason !== value.severalConcernsReason)
                draft.change((now) => ({ ...now, severalConcernsReason: reason }));
            }}
          />
        </div>
      ) : null}
      <Judgement
        of="overall"
        name="Overall"
        tool={tool}
        proposal={evaluation.overall.judgement}
        ruleId={evaluation.overall.ruleId}
        says={evaluation.overall.says}
        open="Proposed once every domain has a judgement."
        override={value.overrides.overall ?? null}
        disabled={disabled}
        onOverride={(given) => draft.change(setOverride('overall', given))}
      />
      {open.length > 0 ? (
        <ul className={styles.open} aria-label="Still open">
          {open.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : null}
      <span className={styles.row}>
        {value.complete ? (
          <>
            <span className={styles.complete}>✓ Complete</span>
            <Button disabled={disabled} onClick={() => draft.change((now) => ({ ...now, complete: false }))}>
              Take it up again
            </Button>
          </>
        ) : (
          <Button kind="primary" disabled={disabled || open.length > 0} onClick={finish}>
            Save as complete
          </Button>
        )}
      </span>
    </div>
  );
}
