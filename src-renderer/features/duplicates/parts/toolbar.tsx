import type { Review } from '#core/model/review';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/field';
import { Segmented } from '../../../ui/segmented';
import styles from '../duplicates.module.css';
import type { PairView } from '../queries';

type Mode = NonNullable<Review['duplicates']>;

export const modes: readonly { readonly value: Mode; readonly label: string; readonly says: string }[] = [
  {
    value: 'strict',
    label: 'Strict',
    says: 'Merges by itself only what a number, the pages or the abstract confirms. More is left to you.',
  },
  {
    value: 'balanced',
    label: 'Balanced',
    says: 'For most reviews: merges what agrees in nearly everything.',
  },
  {
    value: 'sensitive',
    label: 'Sensitive',
    says: 'Leaves little to do by hand, and merges two different reports now and then.',
  },
];

/** Which list is shown, and how sure the program must be before it merges. */
export function Toolbar({
  view,
  onView,
  open,
  mode,
  onMode,
  onAgain,
  disabled,
}: {
  readonly view: PairView;
  readonly onView: (view: PairView) => void;
  readonly open: number;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly onAgain: () => void;
  readonly disabled: boolean;
}) {
  return (
    <div className={styles.toolbar}>
      <Segmented<PairView>
        label="Pairs"
        value={view}
        onChange={onView}
        segments={[
          { value: 'open', label: `To decide ${open.toLocaleString('en')}` },
          { value: 'merged', label: 'Merged' },
          { value: 'decided', label: 'Decided' },
          { value: 'near', label: 'Near misses' },
        ]}
      />
      <div className={styles.tools}>
        <SelectField
          aria-label="How sure before merging"
          w={118}
          disabled={disabled}
          title={modes.find((m) => m.value === mode)?.says}
          data={modes.map(({ value, label }) => ({ value, label }))}
          value={mode}
          onChange={(value) => {
            const found = modes.find((m) => m.value === value);
            if (found) onMode(found.value);
          }}
        />
        <Button disabled={disabled} onClick={onAgain}>
          Look again
        </Button>
      </div>
    </div>
  );
}
