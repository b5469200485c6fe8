import { type ComparedItem, compareStudies, fewestCompared, mostCompared } from '../compare/compare-studies';
import { appError } from '../errors';
import { err, ok } from '../result';
import { canonicalJson, textHash } from '../synthesis/input-hash';
import type { OverviewRows } from '../synthesis/overview';
import { toCsv } from './csv';
import type { ProjectExporter } from './project-exporter';

const groups = { study: 'Study', results: 'Results', 'risk-of-bias': 'Risk of bias' } as const;

const printed = ({ text, note, verified }: ComparedItem): string =>
  [text, note === '' ? '' : `(${note})`, verified === false ? '[unverified]' : '']
    .filter((part) => part !== '')
    .join(' ');

/** What a comparison rests on, so that screen and file can be checked against each other. */
export const compareHash = (rows: OverviewRows, studyIds: readonly string[]): string =>
  textHash(canonicalJson(compareStudies(rows, studyIds).rows));

export const compareCsv = {
  id: 'compare-csv',
  label: 'Studies side by side, CSV',
  extension: 'csv',
  make: (rows, request) => {
    const ids = request.studyIds ?? [];
    const compared = compareStudies(rows, ids);
    const { studies } = compared;
    if (studies.length < fewestCompared || studies.length > mostCompared)
      return err(appError('bad-request', `Choose ${fewestCompared} to ${mostCompared} studies to compare.`));
    const lines = compared.rows.map((row) => [
      groups[row.group],
      row.label,
      row.differs ? 'yes' : 'no',
      row.odd === null ? null : (studies[row.odd]?.label ?? null),
      ...row.cells.map((items) => (items.length === 0 ? 'not reported' : items.map(printed).join('; '))),
    ]);
    return ok({
      name: `Comparison - ${studies.map(({ label }) => label).join(', ')}`,
      inputHash: compareHash(rows, ids),
      content: {
        kind: 'text',
        text: toCsv(['Part', 'Row', 'Differs', 'Odd one out', ...studies.map(({ label }) => label)], lines),
      },
    });
  },
} as const satisfies ProjectExporter;
