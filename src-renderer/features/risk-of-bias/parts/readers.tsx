import { Link } from 'wouter';
import { levelOf } from '#core/appraisal/completeness';
import { type JudgedAppraisal, judgeAppraisal } from '#core/appraisal/judge-appraisal';
import { api } from '../../../bridge';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { RobLight } from '../../../ui/marks';
import { toast, toastError } from '../../../ui/toast';
import { newAppraisal } from '../appraisal-draft';
import type { BiasRow } from '../bias-rows';
import { useViewer } from '../queries';
import shared from './bias.module.css';
import styles from './readers.module.css';

/** Who has judged this result, where they differ, and which appraisal counts. Others' are hidden by main until all are complete. */
export function Readers({
  row,
  by,
  votes,
  current,
}: {
  readonly row: BiasRow;
  readonly by: string;
  readonly votes: number;
  readonly current: JudgedAppraisal;
}) {
  const { nameOf, me, readOnly } = useViewer();
  const rows = row.appraisals.flatMap((appraisal) => {
    const judged = judgeAppraisal(appraisal);
    return judged.ok ? [judged.value] : [];
  });
  const consensus = rows.find(({ isConsensus }) => isConsensus);
  if (votes < 2 && rows.length < 2) return null;
  const complete = rows.filter(({ finished }) => finished);
  const ids = [...current.aimData.domains.map(({ id }) => id), 'overall'];
  const judgementOf = (judged: JudgedAppraisal, id: string) =>
    id === 'overall' ? judged.overall : judged.domains[id];
  const make = async () => {
    if (row.tool === null) return;
    const appraisal = { ...newAppraisal(row, row.tool, 'consensus'), ...current.appraisal, complete: false };
    const answer = await api.studies.saveAppraisal({
      appraisal: { ...appraisal, id: newAppraisal(row, row.tool, 'consensus').id, by: 'consensus' },
      base: null,
    });
    if (answer.ok) toast('Consensus begun from your answers');
    else toastError(answer.error);
  };
  return (
    <section className={styles.readers} aria-label="Appraisals of this result">
      <h3>Appraisals of this result</h3>
      <p className={row.stands ? shared.complete : 'muted'}>
        {row.stands
          ? `✓ Counts: ${row.stands.isConsensus ? 'the consensus' : complete.length > 1 ? 'the reviewers agree' : nameOf(row.stands.reviewerId)}.`
          : row.reason}
      </p>
      {rows.length > 1 ? (
        <table className={styles.compare}>
          <thead>
            <tr>
              <th scope="col">Reviewer</th>
              {ids.map((id) => (
                <th key={id} scope="col">
                  {id === 'overall' ? 'Overall' : id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((judged) => (
              <tr key={judged.appraisal.id}>
                <th scope="row">{nameOf(judged.reviewerId)}</th>
                {ids.map((id) => {
                  const level = levelOf(judged.tool, judgementOf(judged, id));
                  const differs = rows.some(
                    (other) =>
                      !other.isConsensus &&
                      !judged.isConsensus &&
                      judgementOf(other, id) !== judgementOf(judged, id),
                  );
                  return (
                    <td key={id} data-differs={differs || undefined}>
                      {level ? <RobLight level={level.light} of={id} /> : <span className="muted">·</span>}
                      {differs ? <span title="The reviewers differ here"> ≠</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {by === 'consensus' ? null : consensus ? (
        <Link href={address('risk-of-bias', row.key, 'consensus')}>Open the consensus</Link>
      ) : complete.length > 1 && me !== null && row.mine !== null && row.stands === null ? (
        <Button disabled={readOnly} onClick={() => void make()}>
          Make a consensus, starting from mine
        </Button>
      ) : null}
    </section>
  );
}
