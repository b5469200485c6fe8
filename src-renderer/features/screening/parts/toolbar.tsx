import { memo } from 'react';
import { AArrowDown, AArrowUp, Highlighter } from 'lucide-react';
import type { Stage } from '#core/model/review';
import type { QueueFilter, StageProgress } from '#core/screening/queue';
import { stateWord } from '../../../messages/verdicts';
import { IconButton } from '../../../ui/button';
import { Segmented } from '../../../ui/segmented';
import type { TypeSize } from '../reading-settings';
import styles from '../screening.module.css';

const number = new Intl.NumberFormat('en');

const label = (word: string, count: number) => (
  <>
    {word} <span className={`numbers ${styles.count}`}>{number.format(count)}</span>
  </>
);

/** How the text is read. Apart from the counts, which change with each verdict. */
const Tools = memo(function Tools({
  smaller,
  larger,
  onWords,
}: Pick<TypeSize, 'smaller' | 'larger'> & { readonly onWords: () => void }) {
  return (
    <div className={styles.tools}>
      <IconButton label="Words to underline" icon={<Highlighter aria-hidden="true" />} onClick={onWords} />
      <IconButton label="Smaller text" keys="-" icon={<AArrowDown aria-hidden="true" />} onClick={smaller} />
      <IconButton label="Larger text" keys="+" icon={<AArrowUp aria-hidden="true" />} onClick={larger} />
    </div>
  );
});

/** What to go through, how it is read, how far it is. */
export const Toolbar = memo(function Toolbar({
  stage,
  filter,
  onFilter,
  progress,
  type,
  onWords,
}: {
  readonly stage: Stage;
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly progress: StageProgress;
  readonly type: TypeSize;
  readonly onWords: () => void;
}) {
  const { total, done, maybe, conflicts } = progress;
  const toDo = stateWord(stage, 'open');
  return (
    <div className={styles.toolbar}>
      <Segmented<QueueFilter>
        label="Which reports"
        value={filter}
        onChange={onFilter}
        segments={[
          { value: 'to-do', label: label(toDo, total - done), name: `${toDo}, ${total - done}` },
          { value: 'maybe', label: label('Maybe', maybe), name: `Maybe, ${maybe}` },
          { value: 'conflict', label: label('Conflicts', conflicts), name: `Conflicts, ${conflicts}` },
          { value: 'all', label: label('All', total), name: `All, ${total}` },
        ]}
      />
      <Tools smaller={type.smaller} larger={type.larger} onWords={onWords} />
      <div className={styles.progress}>
        <span className="numbers">
          {number.format(done)} of {number.format(total)} judged
        </span>
        <progress aria-label="Judged of all" value={done} max={Math.max(1, total)} />
      </div>
    </div>
  );
});
