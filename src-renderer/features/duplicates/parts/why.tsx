import type { PairRow } from '#core/contract/duplicates';
import { duplicateReason } from '../../../messages/duplicate-reasons';
import { scoreText } from '../columns';
import styles from '../duplicates.module.css';

const list = (pair: PairRow, side: 'for' | 'against'): string =>
  pair.reasons
    .map(duplicateReason)
    .filter((reason) => reason.side === side)
    .map((reason) => reason.text)
    .join(', ');

/** Why this pair is here: its score, what agrees, what speaks against it. */
export function Why({ pair }: { readonly pair: PairRow }) {
  const [agrees, against] = [list(pair, 'for'), list(pair, 'against')];
  const by =
    pair.byName === '' ? (pair.by === 'rule:same-number' ? 'Same number' : '') : `Said by ${pair.byName}`;
  return (
    <p className={styles.why}>
      {pair.score === null ? null : (
        <strong className="numbers" title="Points for and against, from 0 to 100; not a probability">
          Score {scoreText(pair.score)}
        </strong>
      )}
      {by === '' ? null : <strong>{by}</strong>}
      {agrees === '' ? null : (
        <span>
          <b className={styles.for}>+ Agrees:</b> {agrees}
        </span>
      )}
      {against === '' ? null : (
        <span>
          <b className={styles.against}>− Against:</b> {against}
        </span>
      )}
    </p>
  );
}
