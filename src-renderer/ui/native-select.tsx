import { ChevronsUpDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './native-select.module.css';

/** The browser's own list of choices, light enough for every row of a table, with the sign that other choices have. */
export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className={styles.box}>
      <select className={className} {...props} />
      <ChevronsUpDown aria-hidden="true" />
    </span>
  );
}
