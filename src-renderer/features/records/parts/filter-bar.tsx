import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { type Stage, stages } from '#core/model/review';
import type { StageState } from '#core/screening/stage-state';
import { stateWord } from '../../../messages/verdicts';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { Menu, type MenuGroup } from '../../../ui/menu';
import { filterKey, filterLabel, type Has, hasFilters, type RecordFilter, toggleFilter } from '../filters';
import { useChoices } from '../queries';
import styles from '../records.module.css';
import { type Reading, shownText } from '../shown-text';

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
  byColumn,
  onColumns,
  shown,
  total,
  reading,
  children,
}: {
  readonly filters: readonly RecordFilter[];
  readonly onChange: (filters: readonly RecordFilter[]) => void;
  /** What the address lists, where it lists what a figure of the overview counts. */
  readonly counted: string | null;
  /** Columns that filter: their heads may be out of sight. */
  readonly byColumn: readonly string[];
  /** Takes their filters away. */
  readonly onColumns: () => void;
  /** Null until the list is there. */
  readonly shown: number | null;
  /** How many stand in the list, before any filter. */
  readonly total: number;
  /** How many of all are read, while they are on their way in: the status line says the same. */
  readonly reading: Reading | null;
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
      {byColumn.length === 0 ? null : (
        <Chip removeLabel="Remove the filters of columns" onRemove={onColumns}>
          {`By column: ${byColumn.join(', ')}`}
        </Chip>
      )}
      {filters.length > 1 ? (
        <Button kind="quiet" onClick={() => onChange([])}>
          Clear all
        </Button>
      ) : null}
      <output className={`numbers ${styles.shown}`}>{shownText(shown, total, reading)}</output>
      {children}
    </div>
  );
}
