import { sameContent } from '../../mirror/save-in-turn';

/** One field that somebody else changed while it was being edited here. */
export interface ChangedField {
  readonly field: string;
  /** Changed here as well: both cannot stand. */
  readonly clash: boolean;
}

/** What is different between the row a form was opened with and the row as it is now. */
export function changedFields<T extends object>(base: T, theirs: T, mine: T): readonly ChangedField[] {
  const out: ChangedField[] = [];
  for (const field of Object.keys(theirs) as (keyof T & string)[]) {
    if (sameContent(base[field], theirs[field])) continue;
    const clash = !sameContent(base[field], mine[field]) && !sameContent(mine[field], theirs[field]);
    out.push({ field, clash });
  }
  return out;
}

/** The newer row with the fields that were edited here put over it. */
export function mergeEdits<T extends object>(base: T, theirs: T, mine: T): T {
  const out = { ...theirs };
  for (const field of Object.keys(mine) as (keyof T)[])
    if (!sameContent(base[field], mine[field])) out[field] = mine[field];
  return out;
}
