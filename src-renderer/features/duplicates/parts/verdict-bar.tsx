import { ChevronDown, Undo2 } from 'lucide-react';
import type { PairRow } from '#core/contract/duplicates';
import { counted } from '#core/counted';
import { Button } from '../../../ui/button';
import { Menu } from '../../../ui/menu';
import styles from '../duplicates.module.css';

/** What can be said of the pair in sight, and of all pairs like it. Buttons never move. */
export function VerdictBar({
  pair,
  alike,
  disabled,
  canUndo,
  onVerdict,
  onSkip,
  onAll,
  onUndo,
}: {
  readonly pair: PairRow | null;
  /** Pairs in the list for the same reasons, this one included. */
  readonly alike: number;
  readonly disabled: boolean;
  readonly canUndo: boolean;
  readonly onVerdict: (verdict: 'same' | 'different') => void;
  readonly onSkip: () => void;
  readonly onAll: (verdict: 'same' | 'different') => void;
  readonly onUndo: () => void;
}) {
  const blocked = disabled || pair === null;
  return (
    <div className={styles.bar} role="toolbar" aria-label="What this pair is">
      <Button keys="S" disabled={blocked} onClick={() => onVerdict('same')}>
        Same report
      </Button>
      <Button keys="D" disabled={blocked} onClick={() => onVerdict('different')}>
        Different
      </Button>
      <Button keys="K" disabled={pair === null} onClick={onSkip}>
        Skip
      </Button>
      <Menu
        target={
          <Button disabled={blocked || alike < 2} icon={<ChevronDown aria-hidden="true" />}>
            {alike < 2 ? 'No other like it' : `All ${alike.toLocaleString('en')} like it`}
          </Button>
        }
        groups={[
          {
            label: `${counted(alike, 'pair', 'pairs')} for the same reasons`,
            entries: [
              { label: 'Same report, all of them', keys: 'Shift+S', run: () => onAll('same') },
              { label: 'Different, all of them', keys: 'Shift+D', run: () => onAll('different') },
            ],
          },
        ]}
      />
      <Button
        keys="U"
        className={styles.undo}
        icon={<Undo2 aria-hidden="true" />}
        disabled={!canUndo}
        title="Takes back the latest verdict on a pair"
        onClick={onUndo}
      >
        Undo
      </Button>
    </div>
  );
}
