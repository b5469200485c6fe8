import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { consensusReader, type ResultReadings } from '#core/extraction/result-readings';
import type { AppError } from '#core/errors';
import { resultSchema } from '#core/model/study';
import { standingResults } from '#core/synthesis/standing-result';
import { useRow } from '../../../mirror/use-live';
import { address } from '../../../ui/address';
import { Button } from '../../../ui/button';
import { useCommands } from '../../../ui/commands';
import { EmptyState } from '../../../ui/empty-state';
import { Inspect } from '../../../ui/inspector';
import { VerifiedMark } from '../../../ui/marks';
import { Outlined } from '../../../ui/outline';
import { useCrumbs } from '../../../ui/page';
import { Segmented } from '../../../ui/segmented';
import { toast, toastError } from '../../../ui/toast';
import { removeResult, saveResult } from '../commands';
import { useDraft } from '../draft';
import { asOwn, newId, newResult } from '../new-result';
import { type StudyDetail, useReadOnly, useStudy, useViewer } from '../queries';
import { resultFieldLabels } from '../result-fields';
import { MeasuredSection } from './measured-section';
import { NumbersSection } from './numbers-section';
import { ResultSummary } from './result-summary';
import { SaveBar } from './save-bar';
import { SourceSection } from './source-section';
import styles from './studies.module.css';

const sections = [
  { id: 'measured', label: 'What was measured' },
  { id: 'numbers', label: 'Numbers' },
  { id: 'source', label: 'Source' },
];

export function ResultPage({ studyId, resultKey }: { readonly studyId: string; readonly resultKey: string }) {
  const detail = useStudy(studyId);
  const [, navigate] = useLocation();
  const reading = detail?.readings.find(({ key }) => key === resultKey);
  if (detail === undefined) return <EmptyState title="Opening the result" />;
  if (detail === null || (reading === undefined && resultKey !== newId))
    return (
      <EmptyState
        title="There is no such result here"
        text="It may have been removed."
        action={{
          label: detail === null ? 'All studies' : `Back to ${detail.study.label}`,
          run: () => navigate(detail === null ? '/studies' : address('studies', studyId)),
        }}
      />
    );
  return <OpenResult detail={detail} reading={reading ?? null} />;
}

/** One result: the reader's own row is edited, every other reading is shown as it is. */
function OpenResult({
  detail,
  reading,
}: {
  readonly detail: StudyDetail;
  readonly reading: ResultReadings | null;
}) {
  const { study } = detail;
  const { me, nameOf, isDataset } = useViewer();
  const [, navigate] = useLocation();
  const readOnly = useReadOnly();
  const [by, setBy] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  const mine = reading?.mine ?? null;
  const onlyReport = detail.reports.length === 1 ? (detail.reports[0]?.id ?? null) : null;
  const blank = useMemo(
    () => mine ?? reading?.shown ?? newResult(study, me ?? 'me', onlyReport),
    [mine, reading, study, me, onlyReport],
  );
  const draft = useDraft(
    reading === null ? `result/new/${study.id}` : `result/${reading.key}`,
    reading === null ? `a new result of ${study.label}` : reading.shown.outcomeText,
    resultSchema,
    mine,
    blank,
  );
  const other = reading?.all.find((row) => row.by === (by ?? reading.shown.by) && row.by !== me) ?? null;
  const shown = other ?? draft.value;
  const editing = other === null;
  const disabled = readOnly || !editing;
  const findings = detail.check(shown);

  const back = () => navigate(address('studies', study.id));
  const save = async () => {
    if (!editing || !draft.dirty || busy || draft.value.outcomeText.trim() === '') return;
    setBusy(true);
    const answer = await saveResult(draft.value, draft.base);
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    toast(`Saved: ${draft.value.outcomeText}`);
    if (reading !== null) return draft.saved({ ...draft.value, id: answer.value.id });
    draft.discard();
    const key =
      me !== null && answer.value.id.endsWith(`~${me}`) ? answer.value.id.slice(0, -me.length - 1) : null;
    navigate(key === null ? address('studies', study.id) : address('studies', study.id, 'results', key), {
      replace: true,
    });
  };
  const takeOver = async () => {
    if (other === null || me === null) return;
    const copy = asOwn(other, me);
    const answer = await saveResult(copy, null);
    if (!answer.ok) return toastError(answer.error);
    draft.saved({ ...copy, id: answer.value.id });
    setBy(me);
    toast(`Copied from ${nameOf(other.by)}: this reading is yours now, and can be edited`);
  };
  const consensus = reading?.all.find((row) => row.by === consensusReader) ?? null;
  const differ = reading !== null && standingResults(reading.all)[0]?.stands === null;
  const canSettle =
    (reading?.all.length ?? 0) > 1 &&
    !draft.dirty &&
    shown.by !== consensusReader &&
    (differ || consensus !== null);
  const votes = useRow('review', 'review')?.extraction.votes ?? 1;
  const readBy = (reading?.all ?? []).filter(
    (row) => row.by !== consensusReader && !isDataset(row.by),
  ).length;
  const waiting = votes > 1 && readBy < votes && consensus === null;
  const cannotBe = findings.find((finding) => finding.kind === 'impossible')?.text ?? null;
  const settle = async () => {
    const answer = await saveResult({ ...shown, id: consensus?.id ?? newId, by: consensusReader }, consensus);
    if (!answer.ok) return toastError(answer.error);
    setBy(consensusReader);
    toast('This reading is the consensus now; the others are kept');
  };

  useCommands([
    {
      id: 'result.save',
      label: 'Save the result',
      group: 'Result',
      keys: 'Mod+S',
      inFields: true,
      run: () => void save(),
    },
    { id: 'result.back', label: `Back to ${study.label}`, group: 'Result', keys: 'Alt+ArrowLeft', run: back },
  ]);
  const name =
    reading === null
      ? 'New result'
      : [reading.shown.outcomeText, reading.shown.timePoint].filter((t) => t !== '').join(', ');
  const crumbs = useMemo(
    () => [{ label: study.label, run: () => navigate(address('studies', study.id)) }, { label: name }],
    [study.label, study.id, name, navigate],
  );
  useCrumbs(crumbs);

  const readers = [
    ...new Set([
      ...(reading?.all ?? []).map((row) => row.by),
      ...(mine === null && draft.dirty && me ? [me] : []),
    ]),
  ];
  const form = { result: shown, change: draft.change, disabled };
  return (
    <>
      <Outlined
        label="Sections of the result"
        entries={sections}
        head={
          <div className={styles.head}>
            <h2>{name}</h2>
            {readers.length > 1 ? (
              <Segmented
                label="Whose reading"
                segments={readers.map((reader) => ({ value: reader, label: nameOf(reader) }))}
                value={other?.by ?? me ?? ''}
                onChange={setBy}
              />
            ) : (
              <span className="muted">{reading === null ? 'My reading' : `Read by ${nameOf(shown.by)}`}</span>
            )}
            <VerifiedMark verified={shown.verified} showVerified />
            <span className={styles.end}>
              {reading ? (
                <Button onClick={() => navigate(address('risk-of-bias', reading.key))}>Risk of bias</Button>
              ) : null}
              {mine !== null && editing ? (
                <Button
                  kind="quiet"
                  disabled={readOnly}
                  onClick={async () => {
                    if ((await removeResult(mine)) && reading?.all.length === 1) back();
                  }}
                >
                  Remove my reading
                </Button>
              ) : null}
              {canSettle ? (
                <Button
                  disabled={readOnly || waiting || cannotBe !== null}
                  title={
                    waiting
                      ? `Waits until ${votes} reviewers have read this result`
                      : cannotBe === null
                        ? undefined
                        : `Not with numbers that cannot be: ${cannotBe}`
                  }
                  onClick={() => void settle()}
                >
                  Make this the consensus
                </Button>
              ) : null}
              {other !== null && mine === null ? (
                <Button kind="primary" disabled={readOnly || me === null} onClick={() => void takeOver()}>
                  Use as my own
                </Button>
              ) : null}
            </span>
          </div>
        }
        foot={
          editing && draft.dirty ? (
            <SaveBar
              draft={draft}
              labels={resultFieldLabels}
              error={error}
              busy={busy}
              onSave={() => void save()}
            />
          ) : undefined
        }
      >
        {differ ? (
          <p className={styles.notice}>
            ≠ The readings differ in what an analysis uses, so none is pooled:{' '}
            {waiting
              ? `${readBy} of ${votes} reviewers have read it; when all have, choose the right reading and make it the consensus.`
              : 'choose the right one and make it the consensus.'}
          </p>
        ) : null}
        {other !== null ? (
          <p className={styles.notice}>
            {other.by === consensusReader
              ? 'This is the consensus. To change it, correct your own reading and make that the consensus.'
              : isDataset(other.by)
                ? 'This reading came with the bundled data set and stays as it is.'
                : `This is the reading of ${nameOf(other.by)}; only they can change it.`}{' '}
            {mine === null ? 'Use it as your own to correct or complete it; both readings are kept.' : ''}
          </p>
        ) : null}
        <MeasuredSection study={study} isNew={reading === null && !draft.dirty} {...form} />
        <NumbersSection study={study} findings={findings} {...form} />
        <SourceSection detail={detail} {...form} />
      </Outlined>
      {reading ? (
        <Inspect of={name}>
          <ResultSummary reading={reading} check={detail.check} />
        </Inspect>
      ) : null}
    </>
  );
}
