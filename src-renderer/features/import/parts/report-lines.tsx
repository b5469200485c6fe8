import { useState } from 'react';
import { counted } from '#core/counted';
import { tallyImport } from '#core/importers/import-tally';
import type { ImportWarning } from '#core/model/report';
import { Button } from '../../../ui/button';
import styles from '../import.module.css';
import { LocatedLines } from './located-lines';
import { type ReadAgain, UnreadList } from './unread-list';

/** What an import could not read, and what it says of what it read, by reason and one by one. */
export function ReportLines({
  unread,
  unreadInAll = unread.length,
  warnings,
  disabled,
  onRead,
}: {
  readonly unread: readonly ImportWarning[];
  /** How many there are, where not all of them are handed over. */
  readonly unreadInAll?: number;
  readonly warnings: readonly ImportWarning[];
  readonly disabled: boolean;
  readonly onRead: ReadAgain;
}) {
  const [shown, setShown] = useState<'unread' | 'warnings' | null>(unread.length > 0 ? 'unread' : null);
  if (unread.length + warnings.length === 0) return null;
  const tally = tallyImport(warnings, unread);
  const reasons = shown === 'unread' ? tally.unread : tally.warnings;
  const button = (which: 'unread' | 'warnings', text: string, count: number) =>
    count === 0 ? null : (
      <Button
        kind="quiet"
        aria-expanded={shown === which}
        className={which === 'unread' ? styles.bad : styles.warned}
        onClick={() => setShown(shown === which ? null : which)}
      >
        {text}
      </Button>
    );
  return (
    <>
      <div className={styles.lines}>
        {button('unread', `${counted(unreadInAll, 'part', 'parts')} could not be read`, unread.length)}
        {button('warnings', counted(warnings.length, 'warning', 'warnings'), warnings.length)}
      </div>
      {shown !== null && reasons.length > 0 && reasons.some((r) => r.count > 1) ? (
        <ul className={styles.byReason} aria-label="By reason">
          {reasons.slice(0, 12).map((r) => (
            <li key={r.text}>
              <span className="numbers">{r.count.toLocaleString('en')}</span> × {r.text}
            </li>
          ))}
        </ul>
      ) : null}
      {shown === 'unread' ? (
        <UnreadList lines={unread} inAll={unreadInAll} disabled={disabled} onRead={onRead} />
      ) : null}
      {shown === 'warnings' ? <LocatedLines label="Warnings" lines={warnings} /> : null}
    </>
  );
}
