import { Link } from 'wouter';
import type { CountedFigure } from '#core/screening/counted-reports';
import type { ConditionOverview, OverviewCount, OverviewRows } from '#core/synthesis/overview';
import { address } from '../../../ui/address';
import { Section } from '../../../ui/section';
import styles from './overview.module.css';

export interface CountShown {
  readonly title: string;
  readonly conditionId: string | null;
  readonly kind: 'reports' | 'studies';
  readonly count: OverviewCount;
}

type Figure = {
  readonly key: Exclude<keyof ConditionOverview, 'conditionId'>;
  readonly head: string;
  readonly says: string;
  readonly kind: CountShown['kind'];
};

const figures: readonly Figure[] = [
  {
    key: 'reportsDecided',
    head: 'Reports decided',
    says: 'reports decided, out or through both stages',
    kind: 'reports',
  },
  {
    key: 'studiesIncluded',
    head: 'Studies included',
    says: 'studies included by full text',
    kind: 'studies',
  },
  {
    key: 'withRiskOfBias',
    head: 'Risk of bias stands',
    says: 'studies with a risk of bias that stands',
    kind: 'studies',
  },
  {
    key: 'withUsableResult',
    head: 'Usable result',
    says: 'studies with a result that an analysis can use',
    kind: 'studies',
  },
  {
    key: 'inAnalysis',
    head: 'Pooled with another',
    says: 'studies in an analysis of two or more',
    kind: 'studies',
  },
];

/** The list of exactly what a figure counts, or of what it leaves; null where that is nothing. */
export const listOf = ({ kind, count, title, conditionId }: CountShown, rest = false): string | null => {
  const counted = new Set(count.ids);
  const ids = rest ? count.of.filter((id) => !counted.has(id)) : count.ids;
  if (ids.length === 0) return null;
  if (kind === 'studies')
    return address('studies', 'only', ids.join(','), rest ? `The others: ${title}` : title);
  const figure: CountedFigure = rest ? 'undecided' : 'decided';
  return address('records', 'counted', figure, ...(conditionId === null ? [] : [conditionId]));
};

/** How far each condition is; every figure leads to the list of what it counts, and "of" opens what is left of it. */
export function CountsTable({
  rows,
  whole,
  conditions,
  shown,
  onShow,
}: {
  readonly rows: OverviewRows;
  readonly whole: ConditionOverview;
  readonly conditions: readonly ConditionOverview[];
  readonly shown: string | null;
  readonly onShow: (key: string, shown: CountShown) => void;
}) {
  const line = (one: ConditionOverview) => {
    const name =
      one.conditionId === null
        ? 'Whole review'
        : (rows.conditions.find(({ id }) => id === one.conditionId)?.name ?? one.conditionId);
    return (
      <tr key={one.conditionId ?? ''} data-whole={one.conditionId === null || undefined}>
        <th scope="row">{name}</th>
        {figures.map(({ key, says, kind }) => {
          const count = one[key];
          const id = `${one.conditionId ?? ''} ${key}`;
          const counts = { title: `${name}: ${says}`, conditionId: one.conditionId, kind, count };
          const list = listOf(counts);
          const said = `${name}: ${count.ids.length} of ${count.of.length} ${says}`;
          return (
            <td key={key}>
              {count.of.length === 0 ? (
                <span className="muted">–</span>
              ) : (
                <span className={`numbers ${styles.count}`}>
                  {list === null ? (
                    <span className="muted">0</span>
                  ) : (
                    <Link href={list} aria-label={`${name}: ${count.ids.length} ${says}`}>
                      {count.ids.length.toLocaleString('en')}
                    </Link>
                  )}
                  <button
                    type="button"
                    aria-pressed={id === shown}
                    aria-label={said}
                    title="Which are counted, and which are not"
                    onClick={() => onShow(id, counts)}
                  >
                    of {count.of.length.toLocaleString('en')}
                  </button>
                </span>
              )}
            </td>
          );
        })}
      </tr>
    );
  };
  return (
    <Section title="How far each condition is">
      <div className={styles.scroll}>
        <table className={styles.counts}>
          <thead>
            <tr>
              <th scope="col">Condition</th>
              {figures.map(({ key, head }) => (
                <th key={key} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {line(whole)}
            {conditions
              .filter(
                ({ reportsDecided, studiesIncluded }) =>
                  reportsDecided.of.length + studiesIncluded.of.length > 0,
              )
              .map(line)}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
