import type { Statements } from './rows';

interface Step {
  readonly revision: number;
  readonly text: string;
}

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
    for (const r of rows) this.push(r.revision, r.text, r.undoes, r.undoable === 1);
  }

  push(revision: number, text: string, undoes: number | null, undoable: boolean): void {
    if (undoes === null) {
      if (!undoable) return;
      this.undoable.push({ revision, text });
      this.redoable.length = 0;
    } else if (this.undoable.at(-1)?.revision === undoes) {
      this.undoable.pop();
      this.redoable.push({ revision, text });
    } else if (this.redoable.at(-1)?.revision === undoes) {
      this.redoable.pop();
      this.undoable.push({ revision, text });
    }
  }

  nextUndo(): Step | null {
    return this.undoable.at(-1) ?? null;
  }

  nextRedo(): Step | null {
    return this.redoable.at(-1) ?? null;
  }
}
