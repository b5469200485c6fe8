import type { Verdict } from '#core/model/report';
import type { ExclusionReason } from '#core/model/review';
import { reasonKeys } from '../../actions/reason-keys';
import { type Command, useCommands } from '../../ui/commands';
import { remember } from '../../ui/remembered';
import type { TypeSize } from './reading-settings';
import type { ScreeningWalk } from './use-walk';

const group = 'Screening';

/** Puts the cursor into one of the inspector's fields, and brings the inspector up first if need be. */
const focusField = (name: 'note' | 'label'): void => {
  const field = () => document.querySelector<HTMLElement>(`[data-${name}]`);
  // At once where it can be: what is typed next belongs into the field, not to the keys of this page.
  if (field()) field()?.focus();
  else {
    remember('inspector-open', true);
    requestAnimationFrame(() => field()?.focus());
  }
};

type VerdictCommand = [id: string, label: string, keys: string, run: () => void, when?: () => boolean];

/** Every key of the screening page, for keyboard, palette, shortcut sheet and menu alike. */
export function useScreeningCommands({
  walk,
  judge,
  exclude,
  reasons,
  type,
  blocked,
  settling,
}: {
  readonly walk: ScreeningWalk;
  readonly judge: (verdict: Verdict | null, reason?: ExclusionReason | null) => void;
  readonly exclude: () => void;
  readonly reasons: readonly ExclusionReason[];
  readonly type: TypeSize;
  readonly blocked: boolean;
  readonly settling: boolean;
}): void {
  const may = () => !blocked;
  const unsettled = () => !blocked && !settling;
  const command = (id: string, label: string, keys: string, run: () => void): Command => ({
    id: `screening-${id}`,
    label,
    group,
    keys,
    run,
  });
  const verdict = (...[id, label, keys, run, when = may]: VerdictCommand): Command => ({
    ...command(id, label, keys, run),
    when,
    once: true,
  });
  useCommands([
    verdict('include', 'Include', 'I', () => judge('include')),
    verdict('maybe', 'Maybe', 'M', () => judge('maybe'), unsettled),
    verdict('exclude', 'Exclude', 'E', exclude),
    ...reasonKeys(reasons).map(({ reason, id, keys }) =>
      verdict(id, `Exclude: ${reason.text}`, keys, () => judge('exclude', reason)),
    ),
    verdict('take-back', 'Take my verdict back', 'Delete', () => judge(null), unsettled),
    command('undo', 'Undo the latest verdict or note', 'U', walk.takeBack),
    command('next', 'Next report, without judging', 'J', () => walk.move(1)),
    command('previous', 'Previous report', 'K', () => walk.move(-1)),
    command('next-arrow', 'Next report', 'ArrowRight', () => walk.move(1)),
    command('previous-arrow', 'Report before', 'ArrowLeft', () => walk.move(-1)),
    command('note', 'Write a note', 'N', () => focusField('note')),
    command('label', 'Add a label', 'L', () => focusField('label')),
    command('larger', 'Larger text', '+', type.larger),
    command('smaller', 'Smaller text', '-', type.smaller),
    // The frame's undo, with the way back to the report.
    { id: 'edit.undo', label: 'Undo', group: 'Edit', keys: 'Mod+Z', run: walk.undo },
    { id: 'edit.redo', label: 'Redo', group: 'Edit', keys: 'Mod+Shift+Z', run: walk.redo },
  ]);
}
