import { Link } from 'wouter';
import type { RecordFlow } from '#core/screening/record-flow';
import { Section } from '../../../ui/section';
import styles from './overview.module.css';

type Step = readonly [text: string, value: number, href: string | null];

/** Where the records came from and where they went, as numbers. */
export function Flow({ flow }: { readonly flow: RecordFlow }) {
  const steps: readonly (readonly [string, readonly Step[]])[] = [
    [
      'Found',
      [
        ['records from databases and registers', flow.fromDatabases, '/import'],
        ['records by other methods', flow.fromOtherMethods, '/import'],
        ['duplicates put together', flow.duplicates, '/records'],
        ['reports', flow.reports, '/records'],
      ],
    ],
    [
      'Title and abstract',
      [
        ['still to judge', flow.openByTitle, '/screening'],
        ['excluded', flow.excludedByTitle, '/records'],
      ],
    ],
    [
      'Full text',
      [
        ['still to judge', flow.openByFullText, '/full-text'],
        ['excluded', flow.excludedByFullText, '/records'],
      ],
    ],
    [
      'Included',
      [
        ['reports', flow.includedReports, '/records'],
        ['studies', flow.includedStudies, '/studies'],
      ],
    ],
  ];
  return (
    <Section title="Flow of records">
      <dl className={styles.flow}>
        {steps.map(([stage, lines]) => (
          <div key={stage}>
            <dt>{stage}</dt>
            {lines.map(([text, value, href]) => (
              <dd key={text}>
                <span className="numbers">{value}</span>{' '}
                {href === null ? text : <Link href={href}>{text}</Link>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}
