import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

/** A part of a page with its heading, an optional sentence and actions at the right of the heading. */
export function Section({
  title,
  note,
  actions,
  children,
  id,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}) {
  const heading = useId();
  return (
    <section id={id} className={styles.section} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <div className={styles.actions}>{actions}</div>
      </header>
      {note ? <p className={styles.note}>{note}</p> : null}
      {children}
    </section>
  );
}

/** A page that scrolls: padding, one column; `wide` for tables and figures that use the whole width. */
export function PageBody({
  wide = false,
  children,
}: {
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={styles.page} data-wide={wide || undefined} tabIndex={0}>
      {children}
    </div>
  );
}
