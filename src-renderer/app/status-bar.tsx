import type { ReactNode } from 'react';
import { useProgressShown } from '../ui/page';
import { ReviewerMenu } from './reviewer-menu';
import styles from './status-bar.module.css';

export interface StatusFacts {
  /** "saved 14:02", "read-only" ... */
  readonly saved: string;
  /** Why it can only be read. */
  readonly readOnly?: string;
  readonly reviewer?: string;
  readonly conflicts: number;
  /** The open file is being read through for damage. */
  readonly isChecked?: boolean;
  /** Rows of the review that are still on their way in. */
  readonly filling?: { readonly done: number; readonly total: number };
  /** In percent. */
  readonly zoom: number;
}

const count = new Intl.NumberFormat('en');

const Part = ({
  children,
  title,
  first,
}: {
  readonly children: ReactNode;
  readonly title?: string | undefined;
  readonly first?: true;
}) => (
  <span className={styles.part} title={title} data-first={first}>
    {children}
  </span>
);

/** What is saved, who I am, how far; at the right that nothing leaves this computer, and the zoom. */
export function StatusBar({
  facts,
  onCommand,
}: {
  readonly facts: StatusFacts;
  readonly onCommand: (id: string) => void;
}) {
  const progress = useProgressShown();
  const { saved, readOnly, reviewer, conflicts, isChecked, filling, zoom } = facts;
  return (
    <footer className={`numbers ${styles.bar}`}>
      <output>
        <Part title={readOnly} first>
          {saved}
        </Part>
      </output>
      {reviewer ? (
        <Part>
          <ReviewerMenu name={reviewer} onCommand={onCommand} />
        </Part>
      ) : null}
      <output className={styles.left}>
        {progress ? <Part>{progress}</Part> : null}
        {conflicts > 0 ? (
          <Part>{`${count.format(conflicts)} ${conflicts === 1 ? 'conflict' : 'conflicts'}`}</Part>
        ) : null}
        {isChecked ? <Part>checking the file for damage</Part> : null}
        {filling ? (
          <Part>{`reading ${count.format(filling.done)} of ${count.format(filling.total)} reports`}</Part>
        ) : null}
      </output>
      <Part title="The program makes no network connection" first>
        offline
      </Part>
      <Part>{`${zoom} %`}</Part>
    </footer>
  );
}
