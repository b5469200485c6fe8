import type { ReactNode } from 'react';
import { useProgressShown } from '../ui/page';
import styles from './status-bar.module.css';

export interface StatusFacts {
  /** "saved 14:02", "read-only" ... */
  readonly saved?: string;
  readonly reviewer?: string;
  readonly conflicts?: { readonly count: number; readonly run?: () => void };
  /** 1 is 100 %. */
  readonly zoom: number;
}

const Part = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.part}>{children}</span>
);

/** What is saved, who I am, how far; at the right that nothing leaves this machine, and the zoom. */
export function StatusBar({ facts }: { readonly facts: StatusFacts }) {
  const progress = useProgressShown();
  const { saved, reviewer, conflicts, zoom } = facts;
  return (
    <footer className={`numbers ${styles.bar}`}>
      <output className={styles.left}>
        {saved ? <Part>{saved}</Part> : null}
        {reviewer ? <Part>{reviewer}</Part> : null}
        {progress ? <Part>{progress}</Part> : null}
        {conflicts && conflicts.count > 0 ? (
          <Part>{`${conflicts.count} ${conflicts.count === 1 ? 'conflict' : 'conflicts'}`}</Part>
        ) : null}
      </output>
      <span className={styles.part} title="The program makes no network connection of its own">
        offline
      </span>
      <span className={styles.part}>{Math.round(zoom * 100)} %</span>
    </footer>
  );
}
