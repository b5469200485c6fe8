import { TriangleAlert } from 'lucide-react';
import styles from './report.module.css';

/** Retractions, corrections and concerns that the source database noted: never to be missed. */
export function Notices({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className={styles.notices}>
      {texts.map((text) => (
        <li key={text}>
          <TriangleAlert aria-hidden="true" /> {text}
        </li>
      ))}
    </ul>
  );
}
