import type { Study, StudyResult } from '#core/model/study';
import { undoOf } from '../../actions/undo';
import { api } from '../../bridge';
import { toast, toastError } from '../../ui/toast';

/** The id of the new study, or null when it was refused (the person has been told). */
export async function makeStudy(reportIds: readonly string[], label: string): Promise<string | null> {
  const made = await api.studies.create({ reportIds: [...reportIds], label });
  if (!made.ok) {
    toastError(made.error);
    return null;
  }
  toast(`Made the study ${label}`, undoOf(made.change));
  return made.value.studyId;
}

export async function joinReports(study: Study, reportIds: readonly string[]): Promise<boolean> {
  const done = await api.studies.join({ studyId: study.id, reportIds: [...reportIds] });
  if (!done.ok) toastError(done.error);
  else
    toast(
      `${reportIds.length === 1 ? 'One report' : `${reportIds.length} reports`} joined to ${study.label}`,
      undoOf(done.change),
    );
  return done.ok;
}

/** Without a label the reports only leave the study; with one they become a study of their own, whose id is given. */
export async function splitReports(
  study: Study,
  reportIds: readonly string[],
  label: string | null,
): Promise<{ readonly studyId: string | null } | null> {
  const done = await api.studies.split({ studyId: study.id, reportIds: [...reportIds], label });
  if (!done.ok) {
    toastError(done.error);
    return null;
  }
  toast(label === null ? `Taken out of ${study.label}` : `Split off as ${label}`, undoOf(done.change));
  return done.value;
}

export async function mergeStudies(kept: Study, other: Study): Promise<boolean> {
  const done = await api.studies.merge({ studyId: kept.id, otherId: other.id });
  if (!done.ok) toastError(done.error);
  else toast(`Merged ${other.label} into ${kept.label}`, undoOf(done.change));
  return done.ok;
}

export async function chooseMainReport(study: Study, reportId: string): Promise<void> {
  const done = await api.studies.setMainReport({ studyId: study.id, reportId });
  if (!done.ok) toastError(done.error);
  else toast(`Main report of ${study.label} chosen`, undoOf(done.change));
}

export async function removeStudy(study: Study): Promise<boolean> {
  const done = await api.studies.remove({ studyId: study.id });
  if (!done.ok) toastError(done.error);
  else toast(`Removed the study ${study.label}`, undoOf(done.change));
  return done.ok;
}

export const saveStudy = (study: Study, base: Study | null) => api.studies.save({ study, base });

export const saveResult = (result: StudyResult, base: StudyResult | null) =>
  api.studies.saveResult({ result, base });

export async function removeResult(result: StudyResult): Promise<boolean> {
  const done = await api.studies.removeResult({ id: result.id });
  if (!done.ok) toastError(done.error);
  else toast(`Removed the result ${result.outcomeText}`, undoOf(done.change));
  return done.ok;
}

export async function openLink(url: string): Promise<void> {
  const opened = await api.app.openLink({ url });
  if (!opened.ok) toastError(opened.error);
}
