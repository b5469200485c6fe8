import { Link } from 'wouter';
import { levelOf } from '#core/appraisal/completeness';
import type { JudgedAppraisal } from '#core/appraisal/judge-appraisal';
import { resultName } from '#core/extraction/result-name';
import { address } from '../../../ui/address';
import { RobLight, VerifiedMark } from '../../../ui/marks';
import type { BiasRow } from '../bias-rows';
import styles from './light-table.module.css';

/** A traffic-light table: a line for each result, a light for each domain and one for the whole; lights lead to their appraisal. */
export function LightTable({
  condition,
  rows,
}: {
  readonly condition: string;
  readonly rows: readonly BiasRow[];
}) {
  const [first] = rows;
  const domains = first?.tool?.aims[0].domains ?? [];
  if (first === undefined) return null;
  return (
    <table className={styles.lights} aria-label={`Risk of bias, ${condition}`}>
      <thead>
        <tr>
          <th scope="col">Study</th>
          <th scope="col">Result</th>
          {domains.map((domain) => (
            <th key={domain.id} scope="col" className={styles.lightHead}>
              <abbr title={domain.name}>{domain.id}</abbr>
            </th>
          ))}
          <th scope="col" className={styles.lightHead}>
            <span>Overall</span>
          </th>
          <th scope="col">Appraisal</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Line key={row.key} row={row} sameStudy={rows[index - 1]?.study.id === row.study.id} />
        ))}
      </tbody>
    </table>
  );
}

/** What there is to do, in two or three words. */
const stateOf = ({ mine, appraisals }: BiasRow): string => {
  if (mine === null) return appraisals.length > 0 ? 'Judged by others' : 'Not judged yet';
  if (!mine.finished) return 'Go on';
  if (appraisals.some(({ by }) => by === 'consensus')) return 'Finish the consensus';
  return appraisals.filter(({ complete }) => complete).length > 1 ? 'Reviewers differ' : 'Waits for others';
};

function Line({ row, sameStudy }: { readonly row: BiasRow; readonly sameStudy: boolean }) {
  const shown = row.stands ?? row.mine;
  const name = resultName(row.reading.shown);
  const href = address('risk-of-bias', row.key);
  const domains = row.tool?.aims[0].domains ?? [];
  return (
    <tr data-same={sameStudy || undefined}>
      <td>
        {sameStudy ? (
          <span className="unseen">{row.study.label}</span>
        ) : (
          <Link href={address('studies', row.study.id)}>{row.study.label}</Link>
        )}
      </td>
      <th scope="row">
        <Link href={href}>{name}</Link> <VerifiedMark verified={row.reading.shown.verified} />
      </th>
      {[...domains.map(({ id }) => id), 'overall'].map((id) => (
        <td
          key={id}
          className={styles.lightCell}
          data-overall={id === 'overall' || undefined}
          data-draft={row.stands === null || undefined}
        >
          {shown ? (
            <Light judged={shown} id={id} href={href} of={`${row.study.label}, ${name}`} />
          ) : (
            <span className={styles.unlit} />
          )}
        </td>
      ))}
      <td>
        {row.stands ? (
          <Link href={href}>{row.stands.isConsensus ? 'Consensus' : 'Judged'}</Link>
        ) : (
          <Link href={href} title={row.appraisals.length > 0 ? row.reason : undefined}>
            {stateOf(row)}
          </Link>
        )}
      </td>
    </tr>
  );
}

function Light({
  judged,
  id,
  href,
  of,
}: {
  readonly judged: JudgedAppraisal;
  readonly id: string;
  readonly href: string;
  readonly of: string;
}) {
  const judgement = id === 'overall' ? judged.overall : judged.domains[id];
  const level = levelOf(judged.tool, judgement);
  const domain = judged.aimData.domains.find((one) => one.id === id);
  const where = domain ? domain.shortName : 'Overall';
  if (!level) return <span className={styles.unlit} />;
  return (
    <Link href={href} className={styles.lightLink} aria-label={`${of}. ${where}: ${level.label}`}>
      <RobLight level={level.light} of={where} />
    </Link>
  );
}
