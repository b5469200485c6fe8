import { counted } from '#core/counted';
import type { Statements } from './rows';

interface Step {
  readonly revision: number;
  /** The entry that made the change in the first place: undo and redo are entries of their own. */
  readonly origin: number;
  readonly text: string;
  /** Goes together with the step before it: what an import brings in its wake is no step of its own. */
  readonly joined: boolean;
  /** An import begins here, though it may be joined to the one before it. */
  readonly isImport: boolean;
}

/** What one undo or redo takes back: entries of the log, in the order in which to undo them, and the words for all of them. */
export interface UndoStep {
  readonly revisions: readonly number[];
  /** What each of these entries did, in the same order. */
  readonly texts: readonly string[];
  readonly text: string;
}

const bare = (text: string): string => text.replace(/^(?:Undo|Redo): /, '');

/** `latestFirst`: entries that go together; the earliest names them, with how many imports more there are. */
const stepOf = (latestFirst: readonly Step[], first: Step): UndoStep => {
  const more = latestFirst.filter((step) => step.isImport && step !== first).length;
  const others = more === 0 ? '' : ` and ${counted(more, 'more import', 'more imports')}`;
  return {
    revisions: latestFirst.map((step) => step.revision),
    texts: latestFirst.map((step) => bare(step.text)),
    text: `${bare(first.text)}${others}`,
  };
};

/** Values of the log's `undoable`: 2 is undone together with this reviewer's entry before it. */
export const undoableCode = { no: 0, yes: 1, withPrevious: 2 } as const;

/**
 * Takes the step of this revision out, wherever it stands. Taken from the midst (one import by itself), what stood around it is not
 * joined to each other, nor is an import joined to what it will be put upon.
 */
const takeOut = (from: Step[], revision: number): Step | null => {
  let at = from.length - 1;
  while (at >= 0 && from[at]?.revision !== revision) at -= 1;
  const step = from[at];
  if (step === undefined) return null;
  const after = from[at + 1];
  from.splice(at, 1);
  if (after?.joined && !step.joined) from[at] = { ...after, joined: false };
  return { ...step, joined: step.joined && !(step.isImport && after !== undefined) };
};

/**
 * One reviewer's undo and redo, derived from the log alone, so that it outlives the program. A new change clears the redo list; an
 * entry that undoes N moves N to the redo list, and undoing that entry moves it back.
 */
export class UndoStack {
  private readonly undoable: Step[] = [];
  /** What redo would undo: the undo entries themselves. */
  private readonly redoable: Step[] = [];

  constructor(s: Statements, reviewer: string) {
    const rows = s.all<{
      revision: number;
      text: string;
      kind: string;
      reviewer: string;
      undoes: number | null;
      undoable: number;
    }>(
      `SELECT revision, text, kind, reviewer, undoes, undoable FROM change_log
       WHERE reviewer = ?1 OR undoes IN (SELECT revision FROM change_log WHERE reviewer = ?1) ORDER BY revision`,
      reviewer,
    );
    for (const r of rows)
      if (r.reviewer === reviewer) this.push(r.revision, r, r.undoes, r.undoable);
      else if (r.undoes !== null) this.lose(r.undoes);
  }

  push(
    revision: number,
    { text, kind }: { readonly text: string; readonly kind: string },
    undoes: number | null,
    undoable: number,
  ): void {
    if (undoes === null) {
      if (undoable === undoableCode.no) return;
      this.undoable.push({
        revision,
        origin: revision,
        text,
        joined: undoable === undoableCode.withPrevious,
        isImport: kind === 'imports.run',
      });
      this.redoable.length = 0;
      return;
    }
    const move = (from: Step[], to: Step[]): boolean => {
      const taken = takeOut(from, undoes);
      if (taken === null) return false;
      to.push({ ...taken, revision, text });
      return true;
    };
    if (move(this.undoable, this.redoable) || move(this.redoable, this.undoable)) return;
    // What somebody else did (an import), undone by this reviewer, who may redo it.
    const joined = undoable === undoableCode.withPrevious;
    this.redoable.push({ revision, origin: undoes, text, joined, isImport: false });
  }

  /** Somebody else has undone this: it is nothing to undo any more. */
  lose(revision: number): void {
    takeOut(this.undoable, revision);
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
    return first === undefined ? null : stepOf(steps, first);
  }

  /** What takes back the import made by this entry with all that came along with it; null where it is not (any more) to be undone. */
  undoOf(revision: number): UndoStep | null {
    const at = this.undoable.findIndex((step) => step.origin === revision);
    const first = this.undoable[at];
    if (first === undefined) return null;
    const end = this.undoable.findIndex((step, n) => n > at && (!step.joined || step.isImport));
    const steps = this.undoable.slice(at, end < 0 ? undefined : end).reverse();
    return stepOf(steps, first);
  }

  nextRedo(): UndoStep | null {
    const first = this.redoable.at(-1);
    if (first === undefined) return null;
    const steps = [first];
    for (let at = this.redoable.length - 2; at >= 0 && this.redoable[at]!.joined; at -= 1)
      steps.push(this.redoable[at]!);
    return stepOf(steps, first);
  }
}
