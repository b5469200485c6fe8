import { rowReader } from './packed-rows';
import { pause } from './pause';
import type { ReportsCache } from './reports';
import type { MirrorDb, ReportPiece } from './schema';

/** So few pieces that a key, a scroll or a frame does not wait long for them; the first ones come sooner still. */
const atOnce = 10;
const atFirst = 4;

/** Reads all reports from disk into the cache, the earliest first; gives how many those were, and `told` how many so far. */
export const readReports = async (
  { db, reports }: { readonly db: MirrorDb; readonly reports: ReportsCache },
  told: (done: number) => void,
): Promise<number> => {
  const read = rowReader();
  const from = (piece: number, most: number): Promise<ReportPiece[]> =>
    db.reports.where('piece').aboveOrEqual(piece).limit(most).toArray();
  let done = 0;
  let coming = from(0, atFirst);
  for (;;) {
    const pieces = await coming;
    const last = pieces.at(-1);
    if (last === undefined) return done;
    // The next ones are on their way while these are taken apart.
    coming = from(last.piece + 1, atOnce);
    const rows = pieces.flatMap((piece) => read(piece.rows));
    reports.fill(rows);
    done += rows.length;
    told(done);
    await pause(200);
  }
};
