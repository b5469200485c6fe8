import { useState } from 'react';
import type { AppraisalTool } from '#core/appraisal/appraisal-tool';
import { levelOf } from '#core/appraisal/completeness';
import { Button } from '../../../ui/button';
import { TextAreaField } from '../../../ui/field';
import { RobLight } from '../../../ui/marks';
import { Segmented } from '../../../ui/segmented';
import styles from './bias.module.css';

interface Override {
  readonly judgement: string;
  readonly reason: string;
}

/** What the algorithm proposes and why; and the reviewer's own judgement, which needs a reason. */
export function Judgement({
  of,
  name,
  tool,
  proposal,
  ruleId,
  says,
  open,
  override,
  disabled,
  onOverride,
}: {
  readonly of: string;
  readonly name: string;
  readonly tool: AppraisalTool;
  readonly proposal: string | null;
  readonly ruleId: string | null;
  readonly says: string | null;
  /** What is missing before there is a proposal. */
  readonly open: string;
  readonly override: Override | null;
  readonly disabled: boolean;
  readonly onOverride: (override: Override | null) => void;
}) {
  const [own, setOwn] = useState<Override | null>(null);
  const level = levelOf(tool, proposal);
  const standing = levelOf(tool, override?.judgement);
  return (
    <section className={styles.judgement} aria-label={`Judgement of ${of}`}>
      <div className={styles.proposal}>
        <span className={styles.judgementName}>Proposed</span>
        {level ? (
          <RobLight level={level.light} withWord />
        ) : (
          <span className="muted">{open || 'Nothing yet'}</span>
        )}
        {level ? (
          <span className="muted">
            {ruleId}: {says}
          </span>
        ) : null}
      </div>
      {override && standing ? (
        <div className={styles.proposal}>
          <span className={styles.judgementName}>Judged</span>
          <RobLight level={standing.light} withWord />
          <span>{override.reason}</span>
        </div>
      ) : null}
      {own === null ? (
        <span className={styles.row}>
          <Button
            disabled={disabled || (proposal === null && override === null)}
            onClick={() => setOwn(override ?? { judgement: '', reason: '' })}
          >
            {override ? 'Change' : 'Judge otherwise'}
          </Button>
          {override ? (
            <Button kind="quiet" disabled={disabled} onClick={() => onOverride(null)}>
              Back to the proposal
            </Button>
          ) : null}
        </span>
      ) : (
        <form
          className={styles.override}
          onSubmit={(event) => {
            event.preventDefault();
            if (own.judgement === '' || own.reason.trim() === '') return;
            onOverride({ judgement: own.judgement, reason: own.reason.trim() });
            setOwn(null);
          }}
        >
          <Segmented
            label={`Own judgement: ${name}`}
            segments={tool.levels.map(({ id, label }) => ({ value: id, label }))}
            value={own.judgement === '' ? null : own.judgement}
            onChange={(judgement) => setOwn({ ...own, judgement })}
          />
          <TextAreaField
            label="Reason"
            description="Stands in the report beside the judgement"
            withAsterisk
            value={own.reason}
            onChange={(event) => setOwn({ ...own, reason: event.currentTarget.value })}
          />
          <span className={styles.row}>
            <Button kind="primary" type="submit" disabled={own.judgement === '' || own.reason.trim() === ''}>
              Judge so
            </Button>
            <Button onClick={() => setOwn(null)}>Cancel</Button>
          </span>
        </form>
      )}
    </section>
  );
}
