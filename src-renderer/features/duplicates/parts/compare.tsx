import type { PairDetail } from '#core/contract/duplicates';
import { type MarkedText, markDifferences } from '#core/dedupe/mark-differences';
import type { RecordFields } from '#core/model/record-fields';
import { authorNames } from '../../../ui/report/cite';
import { Notices } from '../../../ui/report/notices';
import styles from '../duplicates.module.css';

const rows: readonly (readonly [string, (f: RecordFields) => string])[] = [
  ['Title', (f) => f.title ?? ''],
  ['Authors', (f) => authorNames(f)],
  ['Year', (f) => (f.year === null ? '' : String(f.year))],
  ['Journal', (f) => f.journal ?? ''],
  ['Volume', (f) => f.volume ?? ''],
  ['Issue', (f) => f.issue ?? ''],
  ['Pages', (f) => f.pages ?? ''],
  ['DOI', (f) => f.doi ?? ''],
  ['PMID', (f) => f.pmid ?? ''],
  ['Type', (f) => f.publicationTypes.join(', ')],
  ['Registration', (f) => f.registryNumbers.join(', ')],
  ['Language', (f) => f.language ?? ''],
  ['Abstract', (f) => f.abstract ?? ''],
];

const Marked = ({ parts }: { readonly parts: readonly MarkedText[] }) =>
  parts.map((part, at) => {
    const text = part.text.trimEnd();
    const shown = part.differs ? <mark>{text}</mark> : text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
      <span key={at}>
        {shown}
        {part.text.slice(text.length)}
      </span>
    );
  });

const kept = 'The report keeps this value.';
const wouldKeep = 'If they are the same report, it keeps this value.';

/** Two records field by field: what only one says is marked, and what the report keeps of both is ticked. */
export function Compare({
  detail,
  merges,
}: {
  readonly detail: PairDetail;
  /** False where they were said to be different: nothing is kept of one for the other. */
  readonly merges: boolean;
}) {
  const { joined } = detail;
  const [a, b] = detail.a.seq <= detail.b.seq ? [detail.a, detail.b] : [detail.b, detail.a];
  return (
    <table className={styles.compare}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Field</span>
          </th>
          {[a, b].map((side, at) => (
            <th key={side.recordId} scope="col">
              {at === 0 ? 'Earlier record' : 'Later record'}
              <span className="muted">
                {' '}
                no. {side.seq}, {side.database}
                {side.records > 1 ? `, one of ${side.records} of its report` : ''}
              </span>
              <Notices notices={side.fields.notices} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, read]) => {
          const [x, y, best] = [read(a.fields), read(b.fields), read(joined)];
          if (x === '' && y === '') return null;
          const marked = markDifferences(x, y);
          const differs = [...marked.a, ...marked.b].some((part) => part.differs);
          const cell = (own: string, parts: readonly MarkedText[]) => (
            <td data-missing={own === '' || undefined}>
              {own === '' ? 'not said' : <Marked parts={parts} />}
              {merges && own !== '' && own === best && x !== y ? (
                <span className={styles.kept} title={detail.together ? kept : wouldKeep}>
                  {' '}
                  {detail.together ? 'kept' : 'would be kept'}
                </span>
              ) : null}
            </td>
          );
          return (
            <tr key={name} data-differs={differs || undefined}>
              <th scope="row">{name}</th>
              {cell(x, marked.a)}
              {cell(y, marked.b)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
