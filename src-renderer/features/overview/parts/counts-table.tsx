import type { ConditionOverview, OverviewCount, OverviewRows } from '#core/synthesis/overview';
import { Section } from '../../../ui/section';
import styles from './overview.module.css';

export interface CountShown {
  readonly title: string;
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

/** How far each condition is; every figure opens the list of what it counts. */
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
          return (
            <td key={key}>
              {count.of.length === 0 ? (
                <span className="muted">–</span>
              ) : (
                <button
                  type="button"
                  className={`numbers ${styles.count}`}
                  aria-pressed={id === shown}
                  aria-label={`${name}: ${count.ids.length} of ${count.of.length} ${says}`}
                  data-none={count.ids.length === 0 || undefined}
                  onClick={() => onShow(id, { title: `${name}: ${says}`, kind, count })}
                >
                  {count.ids.length} <span className="muted">of {count.of.length}</span>
                </button>
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
