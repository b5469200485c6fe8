import { type PlaceCounts, RecordPlaces } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { openDatabase } from '../store/database';
import { seekIn } from '../store/import-records';
import { Statements } from '../store/rows';
import { keysError, readKeys } from './kept-keys';

export interface CompareTask {
  /** The project that the files may go into; it is only read. */
  readonly project: string;
  /** What `keysWriter` kept of each file, in the order in which they would be imported. */
  readonly files: readonly string[];
}

/** What an import of these files, one after another, would make of the records of each. Error `disk` where what was kept of one cannot be read. */
export const compareFiles = ({ project, files }: CompareTask): Result<readonly PlaceCounts[], AppError> => {
  const db = openDatabase(project, true);
  try {
    const places = new RecordPlaces(seekIn(new Statements(db)) ?? (() => []));
    const counts = files.map((file) => {
      for (const record of readKeys(file)) places.add(record);
      return places.endFile();
    });
    return ok(counts);
  } catch (cause) {
    return err(keysError(cause));
  } finally {
    db.close();
  }
};
