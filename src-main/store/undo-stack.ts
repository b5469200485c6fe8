import type { Statements } from './rows';

interface Step {
  readonly revision: number;
  readonly text: string;
  /** Goes together with the step before it: what an import brings in its wake is no step of its own. */
  readonly joined: boolean;
}

/** What one undo or redo takes back: entries of the log, in the order in which to undo them, and the words for all of them. */
export interface UndoStep {
  readonly revisions: readonly number[];
  readonly text: string;
}

/** Values of the log's `undoable`: 2 is undone together with this reviewer's entry before it. */
export const undoableCode = { no: 0, yes: 1, withPrevious: 2 } as const;

/**
 * One reviewer's undo and redo, derived from the log alone, so that it outlives the program. A new change clears the redo list; an
 * entry that undoes N moves N to the redo list, and undoing that entry moves it back.
 */
export class UndoStack {
  private readonly undoable: Step[] = [];
  /** What redo would undo: the undo entries themselves. */
  private readonly redoable: Step[] = [];

  constructor(s: Statements, reviewer: string) {
    const rows = s.all<{ revision: number; text: string; undoes: number | null; undoable: number }>(
      'SELECT revision, text, undoes, undoable FROM change_log WHERE reviewer = ? ORDER BY revision',
      reviewer,
    );
    for (const r of rows) this.push(r.revision, r.text, r.undoes, r.undoable);
  }

  push(revision: number, text: string, undoes: number | null, undoable: number): void {
    if (undoes === null) {
      if (undoable === undoableCode.no) return;
      this.undoable.push({ revision, text, joined: undoable === undoableCode.withPrevious });
      this.redoable.length = 0;
      return;
    }
    const move = (from: Step[], to: Step[]): boolean => {
      const top = from.at(-1);
      if (top?.revision !== undoes) return false;
      from.pop();
      to.push({ revision, text, joined: top.joined });
      return true;
    };
    if (!move(this.undoable, this.redoable)) move(this.redoable, this.undoable);
  }

  /** The revision of the latest entry that undo would take back; an entry right after it may go together with it. */
  top(): number | null {
    return this.undoable.at(-1)?.revision ?? null;
  }

  nextUndo(): UndoStep | null {
    const steps: Step[] = [];
    for (let at = this.undoable.length - 1; at >= 0; at -= 1) {
      steps.push(this.undoable[at]!);
      if (!this.undoable[at]!.joined) break;
    }
    const first = steps.at(-1);
    return first === undefined ? null : { revisions: steps.map((s) => s.revision), text: first.text };
  }

  nextRedo(): UndoStep | null {
    const first = this.redoable.at(-1);
    if (first === undefined) return null;
    const steps = [first];
    for (let at = this.redoable.length - 2; at >= 0 && this.redoable[at]!.joined; at -= 1)
      steps.push(this.redoable[at]!);
    return { revisions: steps.map((s) => s.revision), text: first.text };
  }
}
