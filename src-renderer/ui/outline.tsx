import { type ReactNode, useRef, useState } from 'react';
import styles from './outline.module.css';

export interface OutlineEntry {
  /** Id of the section's element. */
  readonly id: string;
  readonly label: string;
  /** What stands at the right of the label: a count, a light. */
  readonly mark?: ReactNode;
}

/** A long page of sections: a fixed outline at the left that says where one is, the sections in one column. */
export function Outlined({
  label,
  entries,
  head,
  foot,
  children,
}: {
  readonly label: string;
  readonly entries: readonly OutlineEntry[];
  /** Stays above the sections. */
  readonly head?: ReactNode;
  /** Stays below the sections. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  const column = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState(entries[0]?.id ?? '');

  // Only the column scrolls: scrollIntoView would move the window's frame as well.
  const goTo = (id: string) => {
    const box = column.current;
    const target = document.getElementById(id);
    if (box && target)
      box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
  };

  const follow = () => {
    const { top, height } = column.current?.getBoundingClientRect() ?? { top: 0, height: 0 };
    let current = entries[0]?.id ?? '';
    for (const { id } of entries) {
      const element = document.getElementById(id);
      if (element && element.getBoundingClientRect().top - top <= height / 3) current = id;
    }
    const box = column.current;
    // At the very end the last section is meant, however short it is.
    if (box && box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2)
      current = entries.at(-1)?.id ?? current;
    setHere(current);
  };

  return (
    <div className={styles.page}>
      <nav aria-label={label} className={styles.outline}>
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                aria-current={entry.id === here ? 'location' : undefined}
                onClick={() => {
                  goTo(entry.id);
                  setHere(entry.id);
                }}
              >
                <span className={styles.label}>{entry.label}</span>
                {entry.mark === undefined ? null : (
                  <span className={`numbers ${styles.mark}`}>{entry.mark}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.body}>
        {head ? <div className={styles.head}>{head}</div> : null}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as a form */}
        <div
          ref={column}
          className={styles.column}
          role="group"
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
          tabIndex={0}
          onScroll={follow}
        >
          {children}
        </div>
        {foot ? <div className={styles.foot}>{foot}</div> : null}
      </div>
    </div>
  );
}
