import { Link } from 'wouter';
import { resultName } from '#core/extraction/result-name';
import type { StudyResult } from '#core/model/study';
import type { LeftOut } from '#core/synthesis/report';
import { useSourceOf } from '../../../mirror/result-source';
import { address } from '../../../ui/address';
import { VerifiedMark } from '../../../ui/marks';
import { Section } from '../../../ui/section';
import { SourceMark } from '../../../ui/source-mark';
import styles from './synthesis.module.css';

/** Every result that was looked at and not used, with the reason and the way to it. */
export function LeftOutList({
  leftOut,
  results,
}: {
  readonly leftOut: readonly LeftOut[];
  readonly results: readonly StudyResult[];
}) {
  const sourceOf = useSourceOf();
  if (leftOut.length === 0) return null;
  const byId = new Map(results.map((result) => [result.id, result]));
  return (
    <Section title={`Left out (${leftOut.length})`}>
      <table className={styles.leftOut}>
        <thead>
          <tr>
            <th scope="col">Study</th>
            <th scope="col">Result</th>
            <th scope="col">Why it is not in the analysis</th>
          </tr>
        </thead>
        <tbody>
          {leftOut.map((entry) => {
            const result = byId.get(entry.id);
            return (
              <tr key={entry.id}>
                <th scope="row">
                  <Link href={address('studies', entry.studyId)}>{entry.label}</Link>
                </th>
                <td>
                  {result ? (
                    <>
                      <Link href={address('studies', entry.studyId, 'results', result.key)}>
                        {resultName(result)}
                      </Link>
                      <SourceMark source={sourceOf(result)} of={`${entry.label}, ${resultName(result)}`} />{' '}
                      <VerifiedMark verified={result.verified} />
                    </>
                  ) : null}
                </td>
                <td>{entry.text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
