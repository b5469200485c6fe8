import { Link } from 'wouter';
import type { StudyResult } from '#core/model/study';
import type { RowReference } from '#core/synthesis/further/further-report';
import { useSourceOf } from '../../../../mirror/result-source';
import { address } from '../../../../ui/address';
import { SourceMark } from '../../../../ui/source-mark';

/** The study that a row of a table is about: its name opens the study, the mark its source. */
export function StudyHead({
  row,
  results,
  prefix = '',
}: {
  readonly row: RowReference;
  readonly results: readonly StudyResult[];
  readonly prefix?: string;
}) {
  const sourceOf = useSourceOf();
  const result = results.find(({ id }) => id === row.id);
  return (
    <th scope="row">
      {prefix}
      <Link href={address('studies', row.studyId)}>{row.label}</Link>
      {result === undefined ? null : <SourceMark source={sourceOf(result)} of={row.label} />}
    </th>
  );
}
