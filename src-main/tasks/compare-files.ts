import { type PlaceCounts, RecordPlaces } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { openDatabase } from '../store/database';
import { seekIn } from '../store/import-records';
import { Statements } from '../store/rows';
import { sameFile } from '../store/same-file';
import { keysError, readKeys } from './kept-keys';

export interface CompareTask {
  /** The project that the files may go into; it is only read. */
  readonly project: string;
  /** In the order in which they would be imported. */
  readonly files: readonly KeptFile[];
}

/** A file that was read: its hash, and what `keysWriter` kept of its records. */
export interface KeptFile {
  readonly keys: string;
  readonly sha256: string;
}

/** What an import of these files, one after another, would make of the records of each. Error `disk` where what was kept of one cannot be read. */
export const compareFiles = ({ project, files }: CompareTask): Result<readonly PlaceCounts[], AppError> => {
  const db = openDatabase(project, true);
  try {
    const statements = new Statements(db);
    const places = new RecordPlaces(seekIn(statements) ?? (() => []));
    const counts = files.map(({ keys, sha256 }, nth) => {
      const again = sameFile(statements, sha256);
      const twin = files.slice(0, nth).some((file) => file.sha256 === sha256);
      let ordinal = 0;
      for (const record of readKeys(keys)) {
        const hasNumber = record.doi !== null || record.pmid !== null;
        const known = hasNumber ? null : again(ordinal, record.title);
        ordinal += 1;
        if (known !== null) places.add(record, 'here');
        else places.add(record, twin && record.title !== null ? 'other' : 'new');
      }
      return places.endFile();
    });
    return ok(counts);
  } catch (cause) {
    return err(keysError(cause));
  } finally {
    db.close();
  }
};
