import { Undo2 } from 'lucide-react';
import type { Verdict } from '#core/model/report';
import type { ExclusionReason, Stage } from '#core/model/review';
import { Button } from '../../../ui/button';
import { ExcludeButton } from '../../../ui/report/exclude-button';
import buttons from '../../../ui/report/verdict-buttons.module.css';
import { Segmented } from '../../../ui/segmented';
import styles from '../records.module.css';

/** Verdicts on what is selected, and at which stage they count. */
export function VerdictActions({
  stage,
  onStage,
  count,
  disabled,
  reasons,
  menu,
  onMenu,
  onExclude,
  onVerdict,
  canUndo,
  onUndo,
}: {
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
  readonly count: number;
  readonly disabled: boolean;
  readonly reasons: readonly ExclusionReason[];
  readonly menu: boolean;
  readonly onMenu: (opened: boolean) => void;
  readonly onExclude: () => void;
  readonly onVerdict: (verdict: Verdict, reason?: ExclusionReason) => void;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}) {
  const button = (verdict: 'include' | 'maybe', label: string, keys: string) => (
    <Button
      keys={keys}
      className={buttons.verdict}
      data-verdict={verdict}
      disabled={disabled}
      onClick={() => onVerdict(verdict)}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.actions} role="toolbar" aria-label="Verdict on the selected reports">
      <Segmented<Stage>
        label="Stage of the verdict"
        value={stage}
        onChange={onStage}
        segments={[
          { value: 'title-abstract', label: 'Title/abstract' },
          { value: 'full-text', label: 'Full text' },
        ]}
      />
      {button('include', 'Include', 'I')}
      {button('maybe', 'Maybe', 'M')}
      <ExcludeButton
        label="Exclude"
        reasons={reasons}
        pressed={false}
        disabled={disabled}
        opened={menu}
        onOpen={onMenu}
        onExclude={onExclude}
        onReason={(reason) => onVerdict('exclude', reason)}
      />
      <Button
        keys="U"
        className={buttons.back}
        icon={<Undo2 aria-hidden="true" />}
        disabled={!canUndo}
        title="Takes back the latest verdict, note or label"
        onClick={onUndo}
      >
        Undo
      </Button>
      <output className={`numbers ${styles.selected}`}>
        {count === 0 ? 'Nothing selected' : `${count.toLocaleString('en')} selected`}
      </output>
    </div>
  );
}
