import styles from './key-hint.module.css';
import { keyCaps } from './keys';

/** Key caps of a shortcut such as `Mod+K`. Decoration: the accessible name is the command's label. */
export function KeyHint({ keys, onDark = false }: { readonly keys: string; readonly onDark?: boolean }) {
  return (
    <span className={styles.keys} data-on-dark={onDark || undefined} aria-hidden="true">
      {keyCaps(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
