import type { ReportListRow } from '#core/contract/mirror';
import { counted } from '#core/counted';
import type { Verdict } from '#core/model/report';
import type { ExclusionReason, Stage } from '#core/model/review';
import { isInStage } from '#core/screening/queue';
import { undoOf } from '../../actions/undo';
import { api } from '../../bridge';
import { verdictTrace } from '../../messages/verdicts';
import { toast, toastError } from '../../ui/toast';

/** So many reports get a verdict in one step at most: more is seldom meant. */
export const mostJudged = 5000;

/** One verdict on all of these at once, in one step that one undo takes back. True when it was kept. */
export const judgeAll = async (
  rows: readonly ReportListRow[],
  stage: Stage,
  verdict: Verdict | null,
  reason: ExclusionReason | null,
): Promise<boolean> => {
  const fitting = rows.filter((row) => isInStage(row, stage));
  const left = rows.length - fitting.length;
  const skipped =
    left === 0
      ? ''
      : `. Left as ${left === 1 ? 'it was' : 'they were'}: ${counted(left, 'report', 'reports')} not past title and abstract`;
  if (fitting.length === 0) {
    toast('None of these is past title and abstract; nothing was changed.');
    return false;
  }
  if (fitting.length > mostJudged) {
    toast(`Choose ${counted(mostJudged, 'report', 'reports')} at most; nothing was changed.`);
    return false;
  }
  const answer = await api.screening.decide({
    reportIds: fitting.map((row) => row.id),
    stage,
    verdict,
    reasonId: reason?.id ?? null,
  });
  if (!answer.ok) {
    toastError(answer.error);
    return false;
  }
  const what = fitting.length === 1 ? { title: fitting[0]!.title } : { count: fitting.length };
  toast(`${verdictTrace(verdict, reason?.text ?? null, what)}${skipped}`, undoOf(answer.change));
  return true;
};

/** Takes one record out of its report: it stands for a report of its own again. */
export const takeOut = async (recordId: string): Promise<void> => {
  const answer = await api.duplicates.takeOut({ recordId });
  if (answer.ok) toast('Taken out: the record is a report of its own again', undoOf(answer.change));
  else toastError(answer.error);
};
