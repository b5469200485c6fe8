import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { brokenReference } from './references';
import { type StarterRows, starterFileSchema } from './starter-file';

/**
 * The rows of a bundled review, each checked against its table's schema and every reference between rows followed.
 * `importedAt` (ISO time) is put where the file leaves a search's import time empty. Errors: `format-malformed` for text that
 * is not JSON, `invalid-row` (with the place in `where.field`) for anything that does not fit.
 */
export const readStarter = (text: string, importedAt = ''): Result<StarterRows, AppError> => {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const file = starterFileSchema.safeParse(parsed.value);
  if (!file.success) {
    const issue = file.error.issues[0];
    const field = issue?.path.map(String).join('.') ?? '';
    return err(
      appError('invalid-row', `The bundled review does not fit: ${issue?.message ?? 'unknown'} (${field}).`, {
        where: { field },
      }),
    );
  }
  const rows: StarterRows = {
    ...file.data.tables,
    searches: file.data.tables.searches.map((search) =>
      search.importedAt === '' ? { ...search, importedAt } : search,
    ),
  };
  const broken = brokenReference(rows);
  return broken === null
    ? ok(rows)
    : err(
        appError('invalid-row', `The bundled review names something it does not have: ${broken}.`, {
          where: { field: broken },
        }),
      );
};

const parseJson = (text: string): Result<unknown, AppError> => {
  try {
    return ok(JSON.parse(text));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err(appError('format-malformed', `The bundled review is not readable JSON: ${detail}.`));
  }
};
