import { memo } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { ReportDetail } from '#core/contract/records';
import { MarkedText, type MarkedWords } from '../../../ui/report/abstract-text';
import { sourceLine } from '../../../ui/report/cite';
import { ReportLinks } from '../../../ui/report/links';
import { Notices } from '../../../ui/report/notices';
import styles from '../screening.module.css';

/** Title (always at the same place), who and where, links, and loudly any retraction. */
export const Heading = memo(function Heading({
  row,
  detail,
  words,
}: {
  readonly row: ReportListRow;
  readonly detail: ReportDetail | undefined;
  readonly words: MarkedWords;
}) {
  const title = row.title === '' ? 'No title' : row.title;
  const source = detail
    ? sourceLine(detail.fields)
    : [row.journal, row.year ?? ''].filter((part) => part !== '').join(' ');
  const types = detail?.fields.publicationTypes.join(', ') ?? '';
  return (
    <header className={styles.heading}>
      <h2 className={styles.title} title={title}>
        <MarkedText text={title} words={words} />
      </h2>
      <p className={styles.meta}>
        {row.authors === '' ? null : <span>{row.authors}</span>}
        {source === '' ? null : <span className={styles.source}>{source}</span>}
        {types === '' ? null : <span>{types}</span>}
        {detail ? <ReportLinks fields={detail.fields} /> : null}
        {row.records > 1 ? <span>{row.records} records</span> : null}
      </p>
      <Notices notices={detail?.fields.notices ?? []} />
    </header>
  );
});
