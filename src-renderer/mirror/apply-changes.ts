import type { ChangeBatch, MirrorPosition, MirrorTable } from '#core/contract/mirror';
import { mirrorTableNames } from '#core/contract/mirror';
import type { MirrorDb } from './schema';

/** The only file that writes to Dexie. Rows come from main, which is the only truth; nothing here is ever read back by main. */

const asRows = (rows: readonly unknown[]) => rows as { id: string }[];

export const writePage = async (
  db: MirrorDb,
  table: MirrorTable,
  rows: readonly unknown[],
): Promise<void> => {
  await db.table(table).bulkPut(asRows(rows));
};

export const writePosition = async (
  db: MirrorDb,
  position: MirrorPosition,
  complete: boolean,
): Promise<void> => {
  await db.position.put({ key: 'position', complete, ...position });
};

/** One batch, one transaction: rows and position move together or not at all. */
export const writeBatch = async (db: MirrorDb, batch: ChangeBatch): Promise<void> => {
  const touched = mirrorTableNames.filter(
    (t) => batch.upserts[t] !== undefined || batch.deletes[t] !== undefined,
  );
  await db.transaction('rw', ['position', ...touched], async () => {
    for (const t of touched) {
      const up = batch.upserts[t];
      if (up !== undefined) await db.table(t).bulkPut(asRows(up));
      const gone = batch.deletes[t];
      if (gone !== undefined) await db.table(t).bulkDelete(gone);
    }
    await db.position.put({ key: 'position', complete: true, ...batch.position });
  });
};
