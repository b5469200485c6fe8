import { Link } from 'wouter';
import { printResult } from '#core/extraction/print-result';
import type { Study, StudyResult } from '#core/model/study';
import { studyDesignLabel } from '#core/model/study-design';
import { useSourceOf } from '../../../mirror/result-source';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { Inspect } from '../../../ui/inspector';
import { VerifiedMark } from '../../../ui/marks';
import styles from './synthesis.module.css';

/** In the inspector: where the numbers of the selected row were read, and what they are. */
export function RowInspector({
  study,
  result,
  sentence,
}: {
  readonly study: Study;
  readonly result: StudyResult;
  readonly sentence: string;
}) {
  const source = useSourceOf()(result);
  const printed = printResult(result);
  const facts: readonly (readonly [string, string])[] = [
    ['Result', [result.outcomeText, result.timePoint].filter((part) => part !== '').join(', ')],
    ['Measured by', result.measureText],
    ['Intervention', printed.intervention],
    ['Comparator', printed.comparator],
    ['As reported', printed.effect],
    ['Design', studyDesignLabel(study.design)],
    ['Caveat', result.caveat],
    ['Derived', result.derived],
  ];
  return (
    <Inspect of={`${study.label}, ${result.outcomeText}`}>
      <div className={styles.inspected}>
        <h2>{study.label}</h2>
        <p className="numbers">{sentence}</p>
        {source.quote ? <blockquote>{source.quote}</blockquote> : <p className="muted">No quote is kept.</p>}
        <p>
          {source.title}
          {source.place ? `, ${source.place}` : ''} <VerifiedMark verified={source.verified} showVerified />
        </p>
        <dl>
          {facts
            .filter(([, text]) => text !== '')
            .map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="numbers">{text}</dd>
              </div>
            ))}
        </dl>
        <p className={styles.links}>
          <Link href={address('studies', study.id)}>Open the study</Link>
          <Link href={address('studies', study.id, 'results', result.key)}>Open the result</Link>
          <Link href={address('risk-of-bias', result.key)}>Risk of bias</Link>
        </p>
        {source.open ? <Button onClick={source.open.run}>{source.open.label}</Button> : null}
      </div>
    </Inspect>
  );
}
