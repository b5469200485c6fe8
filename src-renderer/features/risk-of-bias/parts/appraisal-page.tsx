import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { printResult } from '#core/extraction/print-result';
import { resultName } from '#core/extraction/result-name';
import { useSourceOf } from '../../../mirror/result-source';
import { address } from '../../../ui/address';
import { EmptyState } from '../../../ui/empty-state';
import { VerifiedMark } from '../../../ui/marks';
import { useCrumbs } from '../../../ui/page';
import { SourceMark } from '../../../ui/source-mark';
import type { BiasRow } from '../bias-rows';
import { useBiasRows, useViewer } from '../queries';
import { AppraisalEditor } from './appraisal-editor';
import styles from './bias.module.css';

export function AppraisalPage({
  resultKey,
  consensus,
}: {
  readonly resultKey: string;
  readonly consensus: boolean;
}) {
  const data = useBiasRows();
  const { me } = useViewer();
  const [, navigate] = useLocation();
  const row = data?.rows.find((one) => one.key === resultKey);
  const crumbs = useMemo(
    () =>
      row === undefined
        ? []
        : [
            { label: 'All', run: () => navigate('/risk-of-bias') },
            { label: row.study.label, run: () => navigate(address('studies', row.study.id)) },
            { label: resultName(row.reading.shown) },
          ],
    [row, navigate],
  );
  useCrumbs(crumbs);
  if (data === undefined) return <EmptyState title="Opening the appraisal" />;
  if (row === undefined)
    return (
      <EmptyState
        title="There is no such result here"
        text="It may have been removed."
        action={{ label: 'All results', run: () => navigate('/risk-of-bias') }}
      />
    );
  if (row.tool === null || me === null)
    return (
      <div className={styles.page}>
        <Head row={row} />
        <EmptyState
          title={row.tool === null ? 'No tool for this design' : 'Nobody is named yet'}
          text={
            row.tool === null
              ? row.whyNone
              : 'A judgement belongs to a reviewer: give your name on the start page first.'
          }
          action={{
            label: `Design of ${row.study.label}`,
            run: () => navigate(address('studies', row.study.id)),
          }}
        />
      </div>
    );
  return (
    <div className={styles.page}>
      <Head row={row} />
      <AppraisalEditor
        row={row}
        tool={row.tool}
        by={consensus ? 'consensus' : me}
        votes={data.votes}
        others={data.rows.filter((one) => one.study.id === row.study.id && one.key !== row.key)}
      />
    </div>
  );
}

/** Which result is judged, with its numbers and their source. */
function Head({ row }: { readonly row: BiasRow }) {
  const sourceOf = useSourceOf();
  const { shown } = row.reading;
  const { intervention, comparator, effect } = printResult(shown);
  const sides = [intervention, comparator].filter((side) => side !== '').join(' against ');
  return (
    <div className={styles.head}>
      <h2>
        <Link href={address('studies', row.study.id)}>{row.study.label}</Link>:{' '}
        <Link href={address('studies', row.study.id, 'results', row.key)}>{resultName(shown)}</Link>
      </h2>
      <span className="numbers">
        {[sides, effect].filter((part) => part !== '').join('; ') || 'no numbers yet'}{' '}
        <SourceMark source={sourceOf(shown)} of={resultName(shown)} />
      </span>
      <VerifiedMark verified={shown.verified} />
    </div>
  );
}
