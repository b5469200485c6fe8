import { Undo2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { Verdict } from '#core/model/report';
import { Button } from '../../../ui/button';
import { shortName } from '../../../ui/report/cite';
import buttons from '../../../ui/report/verdict-buttons.module.css';
import styles from '../screening.module.css';

/** The three verdicts and Undo. They never move: not with the text above, not with what was judged. */
export const VerdictBar = memo(function VerdictBar({
  given,
  saving,
  disabled,
  settling,
  exclude,
  next,
  onVerdict,
  onUndo,
  canUndo,
}: {
  readonly given: Verdict | null;
  readonly saving: boolean;
  readonly disabled: boolean;
  /** Settling a conflict: only include and exclude. */
  readonly settling: boolean;
  readonly exclude: ReactNode;
  readonly next: ReportListRow | undefined;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onUndo: () => void;
  readonly canUndo: boolean;
}) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Verdict" data-saving={saving || undefined}>
      <Button
        keys="I"
        className={buttons.verdict}
        data-verdict="include"
        aria-pressed={given === 'include'}
        disabled={disabled}
        onClick={() => onVerdict('include')}
      >
        {settling ? 'Settle: include' : 'Include'}
      </Button>
      <Button
        keys="M"
        className={buttons.verdict}
        data-verdict="maybe"
        aria-pressed={given === 'maybe'}
        disabled={disabled || settling}
        onClick={() => onVerdict('maybe')}
      >
        Maybe
      </Button>
      {exclude}
      <Button
        keys="U"
        className={styles.undo}
        icon={<Undo2 aria-hidden="true" />}
        disabled={!canUndo}
        title="Takes back the latest verdict, note or label"
        onClick={onUndo}
      >
        Undo
      </Button>
      <p className={styles.next}>
        {next ? (
          <>
            next: <span title={next.title}>{shortName(next)}</span>
          </>
        ) : null}
      </p>
    </div>
  );
});
