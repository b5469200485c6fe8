import { type RefObject, useState } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { Verdict } from '#core/model/report';
import type { ExclusionReason, Stage } from '#core/model/review';
import { isInStage, stageCell } from '#core/screening/queue';
import { reasonKeys } from '../../actions/reason-keys';
import { undoVerdict } from '../../actions/undo';
import { useComingReports, useOpenSession } from '../../mirror/use-live';
import { type Command, useCommands } from '../../ui/commands';
import type { GridHandle } from '../../ui/grid/grid';
import { judgeAll } from './commands';
import { useReviewer } from './queries';
import { VerdictsUnderWay } from './verdicts-under-way';
import { whenChanged } from './when-changed';

const group = 'Records';

/** Verdicts on what is selected in the list, by key and by button. */
export function useVerdicts({
  grid,
  stage,
  whole,
  reasons,
}: {
  readonly grid: RefObject<GridHandle<ReportListRow> | null>;
  readonly stage: Stage;
  /** False while rows are still on their way in. */
  readonly whole: boolean;
  readonly reasons: readonly ExclusionReason[];
}) {
  const { byId } = useComingReports();
  const session = useOpenSession();
  const { cannot } = useReviewer();
  const [menu, setMenu] = useState(false);
  const [underWay] = useState(() => new VerdictsUnderWay());

  // While rows are still coming, many would not be all that are meant.
  const allowed = (n: number): boolean => cannot === null && n > 0 && (whole || n === 1);
  // The page hears of a selection a moment later, when the key of a verdict may have come already; what is not listed is never judged.
  const selectedNow = (): readonly ReportListRow[] =>
    (grid.current?.selected() ?? []).flatMap(({ id }) => byId.get(id) ?? []);
  const may = (): boolean => allowed(selectedNow().length);

  /** At once, before the verdict is kept: the next key may be the verdict on the next report. */
  const goOn = (id: string): void => {
    const at = grid.current?.indexOf(id) ?? -1;
    if (at >= 0) grid.current?.goTo(at + 1);
  };
  /** To the report whose verdict could not be kept; to the first of several. */
  const goBack = (id: string): void => {
    const list = grid.current;
    const at = list?.indexOf(id) ?? -1;
    const [now] = list?.selected() ?? [];
    if (at >= 0 && (now === undefined || at < (list?.indexOf(now.id) ?? -1))) list?.goTo(at);
  };

  const judge = (verdict: Verdict | null, reason: ExclusionReason | null = null): void => {
    const judged = selectedNow();
    const given = `${verdict} ${reason?.id}`;
    const ids = judged.map(({ id }) => id);
    if (!allowed(judged.length) || !underWay.takes(ids, given)) return;
    setMenu(false);
    const [only] = judged.length === 1 ? judged : [];
    const goesOn = only !== undefined && verdict !== null && isInStage(only, stage);
    const end = underWay.begin(ids, given, goesOn);
    const shown = goesOn ? whenChanged(session, only.id) : null;
    if (goesOn) goOn(only.id);
    void judgeAll(judged, stage, verdict, reason).then(async (kept) => {
      // Until then a report that a verdict takes out of the list stands in it; the same verdict again changes nothing.
      if (kept && only !== undefined && stageCell(only, stage).mine !== verdict) await shown;
      end();
      if (goesOn && !kept) goBack(only.id);
    });
  };
  const exclude = (): void => {
    if (!may()) return;
    if (stage === 'full-text') setMenu(true);
    else judge('exclude');
  };

  const command = (id: string, label: string, keys: string, run: () => void): Command => ({
    id: `records-${id}`,
    label,
    group,
    keys,
    run,
    when: may,
    once: true,
  });
  useCommands([
    command('include', 'Include the selected', 'I', () => judge('include')),
    command('maybe', 'Maybe for the selected', 'M', () => judge('maybe')),
    command('exclude', 'Exclude the selected', 'E', exclude),
    command('none', 'Take my verdicts back', 'Delete', () => judge(null)),
    {
      id: 'records-undo',
      label: 'Undo the latest verdict or note',
      group,
      keys: 'U',
      run: () => void undoVerdict('screening'),
    },
    ...reasonKeys(reasons).map(({ reason, id, keys }) =>
      command(id, `Exclude the selected: ${reason.text}`, keys, () => judge('exclude', reason)),
    ),
  ]);
  return { judge, exclude, menu, setMenu, allowed };
}
