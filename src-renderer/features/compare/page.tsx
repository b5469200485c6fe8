import { MultiSelect } from '@mantine/core';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { compareStudies, fewestCompared, mostCompared } from '#core/compare/compare-studies';
import { counted } from '#core/counted';
import { compareHash } from '#core/exporters/compare-exporter';
import { exportFile } from '../../actions/export';
import { useProjectRows } from '../../mirror/project-rows';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { EmptyState } from '../../ui/empty-state';
import { CheckField } from '../../ui/field';
import { usePageProgress } from '../../ui/page';
import { readBoolean, useRemembered } from '../../ui/remembered';
import styles from './parts/compare.module.css';
import { ComparedTable } from './parts/compared-table';
import { useCompared } from './selection';

/** Two to six studies in columns: what they share, where they differ, and what each found. */
export function ComparePage() {
  const rows = useProjectRows();
  const [ids, setIds] = useCompared();
  const [onlyDifferences, showDifferences] = useRemembered('compare-differences', false, readBoolean);
  const compared = useMemo(() => (rows === undefined ? undefined : compareStudies(rows, ids)), [rows, ids]);
  const enough = compared !== undefined && compared.studies.length >= fewestCompared;
  const save = () => {
    if (rows === undefined || !enough) return;
    const studyIds = compared.studies.map(({ id }) => id);
    void exportFile({ exporter: 'compare-csv', studyIds, inputHash: compareHash(rows, studyIds) });
  };
  useCommands([
    {
      id: 'compare.differences',
      label: 'Only differences',
      group: 'Compare',
      keys: 'D',
      run: () => showDifferences(!onlyDifferences),
    },
    { id: 'compare.csv', label: 'Comparison as CSV', group: 'Export', when: () => enough, run: save },
  ]);
  usePageProgress(
    compared && compared.studies.length > 0
      ? `${counted(compared.studies.length, 'study', 'studies')} side by side`
      : null,
  );
  if (rows === undefined || compared === undefined) return <EmptyState title="Opening the studies" />;
  const shown = onlyDifferences
    ? { ...compared, rows: compared.rows.filter(({ differs }) => differs) }
    : compared;
  const gone = ids.filter((id) => compared.studies.every((study) => study.id !== id));
  const same = compared.rows.length - shown.rows.length;
  return (
    <div className={styles.page}>
      <div className={styles.toolbar}>
        <MultiSelect
          className={styles.chooser}
          size="xs"
          aria-label={`Studies to compare, ${fewestCompared} to ${mostCompared}`}
          placeholder={ids.length === 0 ? 'Choose two to six studies' : ''}
          searchable
          hidePickedOptions
          maxValues={mostCompared}
          nothingFoundMessage="Nothing fits"
          comboboxProps={{ transitionProps: { duration: 0 } }}
          data={rows.studies.map(({ id, label }) => ({ value: id, label }))}
          value={compared.studies.map(({ id }) => id)}
          onChange={setIds}
        />
        {enough ? (
          <>
            <CheckField
              label="Only differences"
              checked={onlyDifferences}
              onChange={(event) => showDifferences(event.currentTarget.checked)}
            />
            <Button icon={<Download aria-hidden="true" />} onClick={save}>
              Export CSV
            </Button>
          </>
        ) : null}
      </div>
      {gone.length > 0 ? (
        <p role="alert" className={styles.hidden}>
          {gone.length === 1
            ? 'One study that was asked for is'
            : `${gone.length} studies that were asked for are`}{' '}
          not in this review (any more): {gone.join(', ')}.{' '}
          <Button onClick={() => setIds(compared.studies.map(({ id }) => id))}>Leave out</Button>
        </p>
      ) : null}
      {enough ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        <section className={styles.body} tabIndex={0} aria-label="Comparison">
          <ComparedTable
            compared={shown}
            results={rows.results}
            onRemove={(id) => setIds(ids.filter((one) => one !== id))}
          />
          {same > 0 ? (
            <p className={styles.hidden}>
              {same} {same === 1 ? 'row says' : 'rows say'} the same for all and {same === 1 ? 'is' : 'are'}{' '}
              not shown.
            </p>
          ) : null}
        </section>
      ) : (
        <EmptyState
          title="Studies side by side"
          text="Choose two to six studies above. Design, dose, results and risk of bias then stand beside each other, with what differs marked."
        />
      )}
    </div>
  );
}
