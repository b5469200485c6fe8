import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ComparedItem, ComparedRow, StudyComparison } from '#core/compare/compare-studies';
import { tinyAxis } from '#core/figures/tiny-interval';
import type { Study, StudyResult } from '#core/model/study';
import { useSourceOf } from '../../../mirror/result-source';
import { address } from '../../../ui/address';
import { TinyMark } from '../../../ui/charts/tiny-mark';
import { RobLight, VerifiedMark } from '../../../ui/marks';
import { SourceMark } from '../../../ui/source-mark';
import styles from './compare.module.css';

/** An outcome that stands in one column only: nothing to compare. */
const reportedByOne = ({ group, cells }: ComparedRow): boolean =>
  group === 'results' && cells.filter((items) => items.length > 0).length < 2;

const groups = { study: 'Study', results: 'Results', 'risk-of-bias': 'Risk of bias' } as const;

/** Labels at the left, a column a study; rows that differ carry a sign, a tint and a word. */
export function ComparedTable({
  compared,
  results,
  onRemove,
}: {
  readonly compared: StudyComparison;
  readonly results: readonly StudyResult[];
  readonly onRemove: (studyId: string) => void;
}) {
  const { studies } = compared;
  const [singleShown, showSingle] = useState(false);
  const single = compared.rows.filter(reportedByOne);
  const shared = compared.rows.filter((row) => !reportedByOne(row));
  const rows = singleShown
    ? [
        ...shared.filter(({ group }) => group !== 'risk-of-bias'),
        ...single,
        ...shared.filter(({ group }) => group === 'risk-of-bias'),
      ]
    : shared;
  const byId = useMemo(() => new Map(results.map((result) => [result.id, result])), [results]);
  // The fold stands after what they share, before the outcomes that it hides.
  const lastShared = shared.filter(({ group }) => group !== 'risk-of-bias').length - 1;
  return (
    <table className={styles.table} aria-label="Studies side by side">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">What is compared</span>
          </th>
          {studies.map(({ id, label }) => (
            <th key={id} scope="col">
              <span className={styles.study}>
                <Link href={address('studies', id)}>{label}</Link>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={`Take ${label} out of the comparison`}
                  onClick={() => onRemove(id)}
                >
                  ×
                </button>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Fragment key={row.id}>
            {rows[at - 1]?.group === row.group ? null : (
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={studies.length + 1}>
                  {groups[row.group]}
                </th>
              </tr>
            )}
            <Line row={row} studies={studies} byId={byId} />
            {single.length > 0 && at === lastShared ? (
              <tr className={styles.fold}>
                <th scope="rowgroup" colSpan={studies.length + 1}>
                  <button type="button" aria-expanded={singleShown} onClick={() => showSingle(!singleShown)}>
                    {singleShown ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
                    {single.length === 1
                      ? '1 outcome that only one of them reports'
                      : `${single.length} outcomes that only one of them reports`}
                  </button>
                </th>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Line({
  row,
  studies,
  byId,
}: {
  readonly row: ComparedRow;
  readonly studies: readonly Study[];
  readonly byId: ReadonlyMap<string, StudyResult>;
}) {
  const axis = useMemo(() => {
    const intervals = row.cells.flat().flatMap(({ interval }) => (interval === null ? [] : [interval]));
    return row.axis === null ? null : tinyAxis(row.axis.scale, row.axis.nullValue, intervals);
  }, [row]);
  return (
    <tr data-differs={row.differs || undefined}>
      <th scope="row">
        <span aria-hidden="true" className={styles.sign}>
          {row.differs ? '≠' : ''}
        </span>
        {row.label}
        {row.differs ? <span className="unseen"> (differs)</span> : null}
      </th>
      {studies.map((study, at) => {
        const items = row.cells[at] ?? [];
        return (
          <td key={study.id} data-odd={(row.odd === at && !reportedByOne(row)) || undefined}>
            {items.length === 0 ? <span className="muted">not reported</span> : null}
            {items.map((item, index) => (
              <Item
                key={`${item.resultId ?? ''} ${index}`}
                item={item}
                study={study}
                result={byId.get(item.resultId ?? '')}
                axis={axis}
              />
            ))}
          </td>
        );
      })}
    </tr>
  );
}

function Item({
  item,
  study,
  result,
  axis,
}: {
  readonly item: ComparedItem;
  readonly study: Study;
  readonly result: StudyResult | undefined;
  readonly axis: Parameters<typeof TinyMark>[0]['axis'] | null;
}) {
  const sourceOf = useSourceOf();
  const { text, note, level, interval, resultKey, verified } = item;
  if (level !== null && resultKey !== null)
    return (
      <Link href={address('risk-of-bias', resultKey)} className={styles.judged}>
        <RobLight level={level.light} withWord /> <span className="muted">{note}</span>
      </Link>
    );
  if (result === undefined || resultKey === null) return <div>{text}</div>;
  const name = `${study.label}, ${result.outcomeText}`;
  return (
    <div className={styles.result}>
      {axis !== null && interval !== null ? <TinyMark axis={axis} interval={interval} width={110} /> : null}
      <span>
        <Link
          href={address('studies', study.id, 'results', resultKey)}
          className={`numbers ${styles.number}`}
        >
          {text === '' ? 'no numbers' : text}
        </Link>
        <SourceMark source={sourceOf(result)} of={name} />{' '}
        {verified === null ? null : <VerifiedMark verified={verified} />}{' '}
        <span className="muted">{note}</span>
      </span>
    </div>
  );
}
