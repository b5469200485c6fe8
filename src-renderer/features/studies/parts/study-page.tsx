import { Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { counted } from '#core/counted';
import type { AppError } from '#core/errors';
import { checkStudy } from '#core/extraction/checks/study';
import { studySchema } from '#core/model/study';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { useCommands } from '../../../ui/commands';
import { EmptyState } from '../../../ui/empty-state';
import { Inspect } from '../../../ui/inspector';
import { Outlined, type OutlineEntry } from '../../../ui/outline';
import { useCrumbs } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { removeStudy, saveStudy } from '../commands';
import { useDraft } from '../draft';
import { type StudyDetail, useReadOnly, useStudy, useStudyRows } from '../queries';
import { studyFieldLabels } from '../study-fields';
import { BiasSection } from './bias-section';
import { DesignSection } from './design-section';
import { ReportsSection } from './reports-section';
import { ResultSummary } from './result-summary';
import { ResultsSection } from './results-section';
import { SaveBar } from './save-bar';
import { ArmsSection, PeriodsSection, PopulationsSection } from './structure-sections';
import styles from './studies.module.css';

export function StudyPage({ id }: { readonly id: string }) {
  const detail = useStudy(id);
  const [, navigate] = useLocation();
  if (detail === undefined) return <EmptyState title="Opening the study" />;
  if (detail === null)
    return (
      <EmptyState
        title="There is no such study here"
        text="It may have been removed, or the removal of something else undone."
        action={{ label: 'All', run: () => navigate('/studies') }}
      />
    );
  return <OpenStudy detail={detail} />;
}

/** One study: a column of sections with an outline at the left; edits wait as a draft until they are saved. */
function OpenStudy({ detail }: { readonly detail: StudyDetail }) {
  const { study, readings } = detail;
  const rows = useStudyRows();
  const readOnly = useReadOnly();
  const [, navigate] = useLocation();
  const [selected, setSelected] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = useDraft(`study/${study.id}`, study.label, studySchema, study, study);
  const reading = readings.find((one) => one.key === selected);

  const save = async () => {
    if (!draft.dirty || busy) return;
    setBusy(true);
    const answer = await saveStudy(draft.value, draft.base);
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    draft.saved(draft.value);
    toast(`Saved ${draft.value.label}`);
  };
  const places = useMemo(() => (rows ?? []).map((row) => row.id), [rows]);
  const go = (by: number) => {
    const next = places[places.indexOf(study.id) + by];
    if (next) navigate(address('studies', next));
  };
  useCommands([
    {
      id: 'study.save',
      label: 'Save the study',
      group: 'Study',
      keys: 'Mod+S',
      inFields: true,
      run: () => void save(),
    },
    {
      id: 'study.discard',
      label: 'Discard unsaved changes',
      group: 'Study',
      when: () => draft.dirty,
      run: draft.discard,
    },
    {
      id: 'study.add-result',
      label: 'Add a result',
      group: 'Study',
      keys: 'R',
      run: () => navigate(address('studies', study.id, 'results', 'new')),
    },
    { id: 'study.next', label: 'Next study', group: 'Study', keys: 'J', run: () => go(1) },
    { id: 'study.previous', label: 'Previous study', group: 'Study', keys: 'K', run: () => go(-1) },
  ]);

  const crumbs = useMemo(
    () => [
      { label: 'All', run: () => navigate('/studies') },
      {
        label: study.label,
        menu: [
          {
            entries: (rows ?? []).map((row) => ({
              label: row.label,
              checked: row.id === study.id,
              run: () => navigate(address('studies', row.id)),
            })),
          },
        ],
      },
    ],
    [rows, study.id, study.label, navigate],
  );
  useCrumbs(crumbs);

  const unverified = readings.filter(({ shown }) => !shown.verified).length;
  const entries: readonly OutlineEntry[] = [
    { id: 'results', label: 'Results', mark: readings.length },
    { id: 'risk-of-bias', label: 'Risk of bias' },
    { id: 'design', label: 'Design' },
    { id: 'arms', label: 'Arms', mark: draft.value.arms.length },
    { id: 'periods', label: 'Periods', mark: draft.value.periods.length },
    { id: 'populations', label: 'Populations', mark: draft.value.populations.length },
    { id: 'reports', label: 'Reports', mark: detail.reports.length },
  ];
  const change = (next: Partial<typeof study>) => {
    setError(null);
    draft.change(next);
  };
  const form = { study: draft.value, change, disabled: readOnly };
  const findings = checkStudy(
    draft.value,
    readings.map(({ shown }) => shown),
  );
  return (
    <>
      <Outlined
        label="Sections of the study"
        entries={entries}
        head={
          <div className={styles.head}>
            <h2>{draft.value.label}</h2>
            <span className="muted">
              {readings.length === 0
                ? 'no results yet'
                : `${readings.length - unverified} of ${counted(readings.length, 'result', 'results')} verified`}
            </span>
            {unverified > 0 ? <span className={styles.unverified}>† {unverified} unverified</span> : null}
            <span className={styles.end}>
              <Button
                kind="quiet"
                icon={<Trash2 aria-hidden="true" />}
                title="A study with results stays; anything else can be undone"
                disabled={readOnly}
                onClick={async () => {
                  if (await removeStudy(study)) navigate('/studies');
                }}
              >
                Remove study
              </Button>
            </span>
          </div>
        }
        foot={
          draft.dirty ? (
            <SaveBar
              draft={draft}
              labels={studyFieldLabels}
              error={error}
              busy={busy}
              onSave={() => void save()}
            />
          ) : undefined
        }
      >
        <ResultsSection detail={detail} disabled={readOnly} selected={selected} onSelect={setSelected} />
        <BiasSection detail={detail} />
        <DesignSection {...form} />
        <ArmsSection {...form} findings={findings} />
        <PeriodsSection {...form} />
        <PopulationsSection {...form} />
        <ReportsSection detail={detail} disabled={readOnly} />
      </Outlined>
      {reading ? (
        <Inspect of={`${reading.shown.outcomeText}, ${reading.shown.timePoint}`}>
          <ResultSummary reading={reading} check={detail.check} />
        </Inspect>
      ) : null}
    </>
  );
}
