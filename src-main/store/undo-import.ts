import { counted } from '#core/counted';
import { type AppError, appError } from '#core/errors';
import { tables } from '#core/model/tables';
import { err, ok, type Result } from '#core/result';
import { heldBy } from './bulk';
import type { Entries } from './change-log';
import { restingOn } from './earlier-references';
import type { Store } from './store';
import type { UndoStep } from './undo-stack';
import { beforeOf, undoStep } from './write';

const refused = (text: string): Result<never, AppError> => err(appError('undo-refused', text));

/** The entry that an import made in the log; null for searches that came in another way. */
const importOf = (store: Store, searchId: string) =>
  store.statements.one<{ revision: number; reviewer: string }>(
    `SELECT revision, reviewer FROM change_log
     WHERE kind = 'imports.run' AND json_extract(entries, '$.bulk.searchId') = ? ORDER BY revision DESC LIMIT 1`,
    searchId,
  ) ?? null;

const judgements = {
  decisions: `json_extract(d.doc, '$.verdict') IS NOT NULL OR json_extract(d.doc, '$.note') <> '' OR json_array_length(d.doc, '$.labels') > 0`,
  resolutions: 'TRUE',
} as const;

/** Reports of the import that somebody has judged or noted something about, beside what came along with it. */
const judgedSince = (store: Store, searchId: string, cameAlong: ReadonlySet<string>): number => {
  const judged = (['decisions', 'resolutions'] as const).flatMap((table) =>
    store.statements
      .all<{ id: string; report: string }>(
        `SELECT d.id, d.report_id AS report FROM records x JOIN reports r ON r.record_id = x.id
         JOIN ${table} d ON d.report_id = r.id WHERE x.search_id = ? AND d.removed = 0 AND (${judgements[table]})`,
        searchId,
      )
      .filter(({ id }) => !cameAlong.has(`${table}\n${id}`)),
  );
  return new Set(judged.map(({ report }) => report)).size;
};

/** Studies that the import brought and that something else rests on by now: a report, a result, an appraisal of another import or of a person. */
const studiesUsed = (store: Store, undone: ReadonlyMap<string, string | null>): AppError | null => {
  const going = [...undone].flatMap(([key, before]) =>
    key.startsWith('studies\n') && before === null ? [key.slice('studies\n'.length)] : [],
  );
  const used = going.filter((id) =>
    (['links', 'results', 'appraisals'] as const).some((table) =>
      store.by(table, 'study_id', id).some((row) => !undone.has(`${table}\n${row.id}`)),
    ),
  ).length;
  if (used === 0) return null;
  return appError(
    'undo-refused',
    `This import cannot be undone: ${counted(used, 'of its studies has', 'of its studies have')} reports, results or judgements that came later. Take those out first.`,
  );
};

/**
 * Why a step cannot be undone, found before anything of it is: a step that came from another reviewer's list, or from the midst of
 * one, could not be put back there.
 */
const blocked = (store: Store, searchId: string, { revisions }: UndoStep): AppError | null => {
  const undone = new Map<string, string | null>();
  for (const revision of revisions) {
    const row = store.statements.one<{ entries: string }>(
      'SELECT entries FROM change_log WHERE revision = ?',
      revision,
    );
    const entries = row === undefined ? null : (JSON.parse(row.entries) as Entries);
    if (entries === null || !('images' in entries)) continue;
    for (const [table, id, before, after] of entries.images) {
      const key = `${table}\n${id}`;
      const now = undone.has(key) ? undone.get(key) : beforeOf(store, table, id);
      if (now !== after)
        return appError(
          'undo-refused',
          `This import cannot be undone any more: the ${tables[table].name} that came along with it was changed since.`,
          { where: { field: id } },
        );
      undone.set(key, before);
    }
  }
  const judged = judgedSince(store, searchId, new Set(undone.keys()));
  if (judged > 0)
    return appError(
      'undo-refused',
      `This import cannot be undone: ${counted(judged, 'of its reports was', 'of its reports were')} judged or noted on since, and that would be lost. Take those verdicts and notes back first.`,
    );
  const used = studiesUsed(store, undone);
  if (used !== null) return used;
  const resting = restingOn(store, searchId);
  if (resting > 0)
    return appError(
      'undo-refused',
      `This import cannot be undone: verdicts or studies that it brought are also those of ${counted(resting, 'reference', 'references')} of another import of the same review. Undo that import first.`,
    );
  const idsIn = (table: string): ReadonlySet<string> =>
    new Set(
      [...undone.keys()].flatMap((key) =>
        key.startsWith(`${table}\n`) ? [key.slice(table.length + 1)] : [],
      ),
    );
  return heldBy(store, searchId, { reports: idsIn('reports'), links: idsIn('links') });
};

/**
 * Takes back one import with what came along in its wake (kept file, verdicts, merges, studies), whatever was done after it and
 * whoever imported it. Refused, with a sentence, where later work rests on it: nothing that a person said may go unnoticed.
 */
export const undoImport = (
  store: Store,
  searchId: string,
  reviewer: string,
): Result<{ did: string }, AppError> => {
  const entry = importOf(store, searchId);
  if (entry === null)
    return refused('This search did not come in by an import, so there is no import to undo.');
  const step =
    store.undoStack(reviewer).undoOf(entry.revision) ??
    store.undoStack(entry.reviewer).undoOf(entry.revision);
  if (step === null || store.get('searches', searchId) === undefined)
    return refused('This import is undone already.');
  const held = blocked(store, searchId, step);
  if (held !== null) return err(held);
  const done = undoStep(store, step, reviewer, 'Undo');
  return done.ok ? ok({ did: step.text }) : done;
};
