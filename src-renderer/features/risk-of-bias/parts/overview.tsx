import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { counted } from '#core/counted';
import { resultName } from '#core/extraction/result-name';
import { studyDesignLabel } from '#core/model/study-design';
import { useRows } from '../../../mirror/use-live';
import { address } from '../../../ui/address';
import { EmptyState } from '../../../ui/empty-state';
import { CheckField } from '../../../ui/field';
import { FilterChips, FilterMenu } from '../../../ui/filter-menu';
import { RobLight } from '../../../ui/marks';
import { useKept } from '../../../ui/kept';
import { usePageProgress, usePageSearch } from '../../../ui/page';
import { Section } from '../../../ui/section';
import { type BiasRow, isToJudge } from '../bias-rows';
import { useBiasRows } from '../queries';
import styles from './bias.module.css';
import { LightTable } from './light-table';
import lights from './light-table.module.css';

const none: readonly string[] = [];

const textOf = (row: BiasRow): string =>
  `${row.study.label} ${resultName(row.reading.shown)} ${row.reading.shown.measureText}`.toLowerCase();

/** All results with their lights, by condition; those without an appraisal say so, those without a tool say why. */
export function Overview() {
  const data = useBiasRows();
  const [, navigate] = useLocation();
  const conditions = useRows('conditions');
  const [query] = usePageSearch('Search studies and outcomes', 'risk of bias');
  const [chosen, setChosen] = useKept<readonly string[]>('risk of bias conditions', none);
  const [openOnly, setOpenOnly] = useKept('risk of bias left', false);
  const offered = data?.rows.filter(isToJudge) ?? [];
  const done = offered.filter((row) => row.stands !== null).length;
  usePageProgress(data ? `${done} of ${counted(offered.length, 'result', 'results')} judged` : null);

  const groups = useMemo(() => {
    if (!data || !conditions) return [];
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const shown = data.rows.filter(
      (row) =>
        words.every((word) => textOf(row).includes(word)) &&
        (!openOnly || (isToJudge(row) && row.stands === null)),
    );
    const named = [...conditions.map(({ id, name }) => ({ id, name })), { id: '', name: 'No condition' }];
    const known = new Set(conditions.map(({ id }) => id));
    return named
      .map(({ id, name }) => ({
        id,
        name,
        rows: shown.filter((row) =>
          id === '' ? !row.conditions.some((one) => known.has(one)) : row.conditions.includes(id),
        ),
      }))
      .filter(({ id, rows }) => rows.length > 0 && (chosen.length === 0 || chosen.includes(id)));
  }, [data, conditions, query, openOnly, chosen]);

  if (!data || !conditions) return <EmptyState title="Opening the appraisals" />;
  if (data.rows.length === 0)
    return (
      <EmptyState
        title="Nothing to judge yet"
        text="Risk of bias is judged for each result of a study. Enter results on the page of a study first."
        action={{ label: 'Go to studies', run: () => navigate('/studies') }}
      />
    );
  const filter = {
    options: conditions.map(({ id, name }) => ({ id, label: name })),
    chosen,
    onChange: setChosen,
  };
  return (
    <div className={styles.page}>
      <div className={styles.toolbar}>
        <FilterMenu name="Condition" {...filter} />
        <FilterChips {...filter} />
        <CheckField
          label="Only what is left to judge"
          checked={openOnly}
          onChange={(event) => setOpenOnly(event.currentTarget.checked)}
        />
        <span className={`numbers muted ${styles.end}`}>
          {done} of {counted(offered.length, 'result', 'results')} judged
          {data.votes > 1 ? `, ${data.votes} reviewers each` : ''}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as a form */}
      <div
        className={styles.scroll}
        role="group"
        aria-label="Results by condition"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
      >
        <Legend rows={data.rows} />
        {groups.length === 0 ? <p className="muted">Nothing fits these filters.</p> : null}
        {groups.map(({ id, name, rows }) => (
          <Section key={id} title={name}>
            <LightTable condition={name} rows={rows.filter(isToJudge)} />
            <NotJudged
              rows={rows.filter((row) => row.excluded)}
              why="excluded by screening"
              reason={(row) => studyDesignLabel(row.study.design)}
            />
            <NotJudged
              rows={rows.filter((row) => row.tool === null && !row.excluded)}
              why="without a tool for the design"
              reason={(row) => `${studyDesignLabel(row.study.design)}. ${row.whyNone}`}
            />
          </Section>
        ))}
      </div>
    </div>
  );
}

/** What the heads of the columns and the lights stand for. */
function Legend({ rows }: { readonly rows: readonly BiasRow[] }) {
  const tool = rows.find((row) => row.tool !== null)?.tool;
  if (!tool) return null;
  return (
    <div className={lights.legend}>
      {tool.levels.map((level) => (
        <RobLight key={level.id} level={level.light} withWord />
      ))}
      {tool.aims[0].domains.map((domain) => (
        <span key={domain.id}>
          {domain.id} {domain.shortName}
        </span>
      ))}
    </div>
  );
}

/** Results that nobody is asked to judge: which, and why not. */
function NotJudged({
  rows,
  why,
  reason,
}: {
  readonly rows: readonly BiasRow[];
  readonly why: string;
  readonly reason: (row: BiasRow) => string;
}) {
  if (rows.length === 0) return null;
  const studies = new Map<string, { row: BiasRow; count: number }>();
  for (const row of rows) {
    const known = studies.get(row.study.id);
    if (known) known.count += 1;
    else studies.set(row.study.id, { row, count: 1 });
  }
  return (
    <details className={lights.notOffered}>
      <summary>
        {rows.length === 1 ? '1 result' : `${rows.length} results`} of{' '}
        {studies.size === 1 ? '1 study' : `${studies.size} studies`} {why}
      </summary>
      <ul>
        {[...studies.values()].map(({ row, count }) => (
          <li key={row.study.id}>
            <Link href={address('studies', row.study.id)}>{row.study.label}</Link>{' '}
            <span className="muted">
              ({count === 1 ? '1 result' : `${count} results`}): {reason(row)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
