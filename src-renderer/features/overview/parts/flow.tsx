import { Link } from 'wouter';
import type { CountedFigure } from '#core/screening/counted-reports';
import type { RecordFlow } from '#core/screening/record-flow';
import { address } from '../../../ui/address';
import { Section } from '../../../ui/section';
import styles from './overview.module.css';

interface Line {
  readonly text: string;
  readonly value: number;
  /** Where exactly what is counted is listed. */
  readonly href: string;
}

const line = (value: number, text: string, href: string): Line => ({ value, text, href });
const reports = (value: number, text: string, figure: CountedFigure): Line =>
  line(value, text, address('records', 'counted', figure));

/** Where the records came from and where they went, as numbers; each opens what it counts. */
export function Flow({ flow, studies }: { readonly flow: RecordFlow; readonly studies: readonly string[] }) {
  const inReports = flow.merged === 1 ? ', in 1 report' : `, in ${flow.merged.toLocaleString('en')} reports`;
  const duplicates = `duplicates put together${flow.merged === 0 ? '' : inReports}`;
  const stages: readonly (readonly [string, readonly Line[]])[] = [
    [
      'Found',
      [
        line(
          flow.fromDatabases,
          flow.fromDatabases === 1
            ? 'record from databases and registers'
            : 'records from databases and registers',
          '/import',
        ),
        line(
          flow.fromOtherMethods,
          flow.fromOtherMethods === 1 ? 'record by other methods' : 'records by other methods',
          '/import',
        ),
        reports(flow.duplicates, duplicates, 'merged'),
        reports(flow.reports, 'reports', 'reports'),
      ],
    ],
    [
      'Title and abstract',
      [
        reports(flow.openByTitle, 'still to judge', 'open-by-title'),
        reports(flow.excludedByTitle, 'excluded', 'excluded-by-title'),
      ],
    ],
    [
      'Full text',
      [
        reports(flow.openByFullText, 'still to judge', 'open-by-full-text'),
        reports(flow.excludedByFullText, 'excluded', 'excluded-by-full-text'),
      ],
    ],
    [
      'Included',
      [
        reports(flow.includedReports, 'reports', 'included'),
        line(
          flow.includedStudies,
          'studies',
          address('studies', 'only', studies.join(','), 'Whole review: studies included by full text'),
        ),
      ],
    ],
  ];
  return (
    <Section title="Flow of records">
      <dl className={styles.flow}>
        {stages.map(([stage, lines]) => (
          <div key={stage}>
            <dt>{stage}</dt>
            {lines.map(({ text, value, href }) => (
              <dd key={text}>
                <span className="numbers">{value.toLocaleString('en')}</span>{' '}
                {value === 0 ? text : <Link href={href}>{text}</Link>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}
