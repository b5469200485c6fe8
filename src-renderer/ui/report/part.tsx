import type { ReactNode } from 'react';
import styles from './report.module.css';

/** A part of what is said about one report, under a small heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
