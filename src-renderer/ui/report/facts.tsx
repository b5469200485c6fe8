import type { ReactNode } from 'react';
import type { ReportDetail } from '#core/contract/records';
import { counted } from '#core/counted';
import { ownLines, ownMarks, ownMarksName } from '#core/importers/own-marks';
import type { RecordFields } from '#core/model/record-fields';
import { reasonWords } from '../../messages/duplicate-reasons';
import { Button } from '../button';
import { authorNames, sourceLine } from './cite';
import { ReportLinks } from './links';
import { Part } from './part';
import styles from './report.module.css';

const factsOf = (fields: RecordFields): readonly (readonly [string, ReactNode])[] => [
  ['Authors', authorNames(fields)],
  ['Source', sourceLine(fields)],
  ['Type', fields.publicationTypes.join(', ')],
  ['Language', fields.language ?? ''],
  ['Trial registration', fields.registryNumbers.join(', ')],
  ['Keywords', fields.keywords.join('; ')],
  ['Accession', fields.accession ?? ''],
  ['Address', fields.url ?? ''],
];

/** The bibliographic fields that the sources gave; what none gave is not listed. */
export function Fields({ fields }: { readonly fields: RecordFields }) {
  return (
    <Part title="Record">
      <dl className={styles.facts}>
        {factsOf(fields).map(([name, value]) =>
          value === '' ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', marginTop: 6 }}>
        <ReportLinks fields={fields} />
      </div>
    </Part>
  );
}

const extraText = (extra: RecordFields['extra']): string => {
  const own = ownMarksName in extra ? ownMarks(extra) : null;
  return Object.entries(extra)
    .flatMap(([tag, values]) =>
      (tag === ownMarksName && own !== null ? ownLines(own) : values).map((value) => `${tag}  ${value}`),
    )
    .join('\n');
};

const verdictWords = {
  same: 'Taken as one report',
  different: 'Kept apart',
  undecided: 'Perhaps one report',
};

/** Every pair of ten records may agree in the same fields: said once. */
const whyTogether = (pairs: ReportDetail['pairs']): string[] => [
  ...new Set(
    pairs.map(
      ({ verdict, reason, by }) => `${verdictWords[verdict]}: ${reasonWords(reason) || `said by ${by}`}`,
    ),
  ),
];

/** The records that stand behind a report, with everything their files said, and why they were put together. */
export function RecordsBehind({
  detail,
  onTakeOut,
}: {
  readonly detail: ReportDetail;
  /** Makes a record a report of its own again; absent where nothing may be changed. */
  readonly onTakeOut?: (recordId: string) => void;
}) {
  return (
    <Part title={`From ${counted(detail.records.length, 'record', 'records')}`}>
      <ul className={styles.list}>
        {detail.records.map((record) => {
          const extra = extraText(record.fields.extra);
          return (
            <li key={record.id}>
              {record.database}
              {record.fields.accession ? ` ${record.fields.accession}` : ''}
              {record.file === null ? null : (
                <span className="muted">
                  , no. {(record.ordinal + 1).toLocaleString('en')} of {record.file}
                </span>
              )}
              {onTakeOut && detail.records.length > 1 ? (
                <Button kind="quiet" onClick={() => onTakeOut(record.id)}>
                  Take out
                </Button>
              ) : null}
              {extra === '' ? null : (
                <details className={styles.raw}>
                  <summary>Further fields</summary>
                  <pre>{extra}</pre>
                </details>
              )}
            </li>
          );
        })}
        {whyTogether(detail.pairs).map((text) => (
          <li key={text} className="muted">
            {text}
          </li>
        ))}
      </ul>
    </Part>
  );
}
