import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { counted as told } from '#core/counted';
import { type Stage, stages } from '#core/model/review';
import type { StageState } from '#core/screening/stage-state';
import { stateWord } from '../../../messages/verdicts';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { Menu, type MenuGroup } from '../../../ui/menu';
import { filterKey, filterLabel, type Has, hasFilters, type RecordFilter, toggleFilter } from '../filters';
import { useChoices } from '../queries';
import styles from '../records.module.css';

const reports = (n: number): string => told(n, 'report', 'reports');
const states: readonly StageState[] = ['open', 'partial', 'conflict', 'in', 'out'];
const stageLabels: Record<Stage, string> = { 'title-abstract': 'Title/abstract', 'full-text': 'Full text' };
const mine = [
  ['none', 'Not judged by me'],
  ['include', 'Included by me'],
  ['maybe', 'Maybe by me'],
  ['exclude', 'Excluded by me'],
] as const;

/** The filters that can be added, and as chips those in force. */
export function FilterBar({
  filters,
  onChange,
  counted,
  shown,
  total,
  expected,
  children,
}: {
  readonly filters: readonly RecordFilter[];
  readonly onChange: (filters: readonly RecordFilter[]) => void;
  /** What the address lists, where it lists what a figure of the overview counts. */
  readonly counted: string | null;
  /** Null until the list is there. */
  readonly shown: number | null;
  readonly total: number;
  /** How many there will be, while they are still on their way in. */
  readonly expected: number | null;
  /** What can be done with what is shown. */
  readonly children?: ReactNode;
}) {
  const choices = useChoices();
  const [, go] = useLocation();
  const keys = new Set(filters.map(filterKey));
  const entry = (filter: RecordFilter, label = filterLabel(filter)) => ({
    label,
    checked: keys.has(filterKey(filter)),
    stay: true,
    run: () => onChange(toggleFilter(filters, filter)),
  });
  const menu = (label: string, groups: readonly MenuGroup[]) => (
    <Menu
      target={
        <Button kind="quiet" icon={<ListFilter aria-hidden="true" />}>
          {label}
        </Button>
      }
      groups={groups}
    />
  );
  return (
    <div className={styles.filters}>
      {stages.map((stage) => (
        <span key={stage}>
          {menu(stageLabels[stage], [
            {
              label: 'State',
              entries: states.map((value) => entry({ kind: 'state', stage, value }, stateWord(stage, value))),
            },
            {
              label: 'Mine',
              entries: mine.map(([value, label]) => entry({ kind: 'mine', stage, value }, label)),
            },
          ])}
        </span>
      ))}
      {choices.sources.length > 0
        ? menu('Source', [
            { entries: choices.sources.map((value) => entry({ kind: 'source', value }, value)) },
          ])
        : null}
      {choices.labels.length > 0
        ? menu('Label', [{ entries: choices.labels.map((value) => entry({ kind: 'label', value }, value)) }])
        : null}
      {menu('More', [
        { entries: (Object.keys(hasFilters) as Has[]).map((value) => entry({ kind: 'has', value })) },
      ])}
      {counted === null ? null : (
        <Chip removeLabel={`Remove filter: ${counted}`} onRemove={() => go('/records')}>
          {counted}
        </Chip>
      )}
      {filters.map((filter) => (
        <Chip
          key={filterKey(filter)}
          removeLabel={`Remove filter: ${filterLabel(filter)}`}
          onRemove={() => onChange(toggleFilter(filters, filter))}
        >
          {filterLabel(filter)}
        </Chip>
      ))}
      {filters.length > 1 ? (
        <Button kind="quiet" onClick={() => onChange([])}>
          Clear all
        </Button>
      ) : null}
      <output className={`numbers ${styles.shown}`}>
        {expected !== null
          ? `Showing the first ${total.toLocaleString('en')} of ${reports(expected)}; the rest is being read`
          : shown === null
            ? ''
            : shown === total
              ? reports(total)
              : `${shown.toLocaleString('en')} of ${reports(total)}`}
      </output>
      {children}
    </div>
  );
}
