import type { Undoing } from '#core/contract/projects';
import { api, bridge } from '../bridge';
import { Progress } from '../ui/progress';
import { createStore } from '../ui/store';
import { hideToast, standingToast } from '../ui/toast';

const id = 'undoing';
const undoing = createStore<Undoing | null>(null);

function UndoProgress() {
  const now = undoing.use();
  return now === null ? null : (
    <Progress
      label={now.text}
      done={now.percent}
      total={100}
      unit="%"
      onCancel={() => void api.imports.cancel({ job: now.job })}
    />
  );
}

/** An undo or redo that takes long says how far it is, on every page, and can be stopped: nothing is taken back then. */
export function watchUndoing(): void {
  bridge.on('undoing', (now) => {
    const before = undoing.get();
    undoing.set(now);
    if (now === null) hideToast(id);
    else if (before === null) standingToast(id, <UndoProgress />);
  });
}
