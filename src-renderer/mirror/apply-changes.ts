import type { ChangeBatch, MirrorPosition, MirrorTable } from '#core/contract/mirror';
import { mirrorTableNames } from '#core/contract/mirror';
import type { ReportsCache } from './reports';
import { packRows } from './packed-rows';
import type { MirrorDb } from './schema';

/** The only file that writes to Dexie. Rows come from main, which is the only truth; nothing here is ever read back by main. */

const asRows = (rows: readonly unknown[]) => rows as { id: string }[];

type SmallTable = Exclude<MirrorTable, 'reports'>;

/** A page of a rebuild. */
export const writePage = async (db: MirrorDb, table: SmallTable, rows: readonly unknown[]): Promise<void> => {
  await db.table(table).bulkPut(asRows(rows));
};

/** Pieces of the reports as the cache has them now, which may be later than the change that made them due. */
export const writePieces = async (
  db: MirrorDb,
  reports: ReportsCache,
  pieces: readonly number[],
): Promise<void> => {
  if (pieces.length > 0)
    await db.reports.bulkPut(pieces.map((piece) => ({ piece, rows: packRows(reports.piece(piece)) })));
};

export const writePosition = async (
  db: MirrorDb,
  reports: ReportsCache,
  position: MirrorPosition,
): Promise<void> => {
  await db.position.put({ key: 'position', complete: true, reports: reports.size(), ...position });
};

/** What a batch changes outside the reports. */
export const touchedBy = (batch: ChangeBatch): readonly SmallTable[] =>
  mirrorTableNames.flatMap((t) =>
    t !== 'reports' && (batch.upserts[t] !== undefined || batch.deletes[t] !== undefined) ? [t] : [],
  );

const writeRows = async (db: MirrorDb, batch: ChangeBatch, tables: readonly SmallTable[]): Promise<void> => {
  for (const t of tables) {
    const up = batch.upserts[t];
    if (up !== undefined) await db.table(t).bulkPut(asRows(up));
    const gone = batch.deletes[t];
    if (gone !== undefined) await db.table(t).bulkDelete(gone);
  }
};

/** What a batch changes outside the reports, while a rebuild is still writing those: the position stays unsaid. */
export const writeSmallTables = async (db: MirrorDb, batch: ChangeBatch): Promise<void> => {
  const touched = touchedBy(batch);
  if (touched.length > 0) await db.transaction('rw', touched, () => writeRows(db, batch, touched));
};

/** One batch, one transaction: rows and position move together or not at all. */
export const writeBatch = async (
  db: MirrorDb,
  batch: ChangeBatch,
  reports: ReportsCache,
  pieces: readonly number[],
): Promise<void> => {
  const touched = touchedBy(batch);
  await db.transaction('rw', ['position', 'reports', ...touched], async () => {
    await writeRows(db, batch, touched);
    await writePieces(db, reports, pieces);
    await writePosition(db, reports, batch.position);
  });
};
