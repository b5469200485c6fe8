import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type AppError, appError } from '#core/errors';

/** Copies that are kept of each project: one a day, of the last seven days on which it was open ... */
const most = 7;
/** ... or, where they are large, as many as this together, but the last two in any case. */
const mostBytes = 5 * 2 ** 30;
const fewest = 2;

interface Project {
  readonly path: string;
  readonly instanceId: string;
}

const folderOf = (settingsFolder: string, instanceId: string): string =>
  join(settingsFolder, 'backups', instanceId);

/** Where today's copy of a project goes; null when there is one. */
export const backupDue = (settingsFolder: string, project: Project, now: Date): string | null => {
  const name = `${basename(project.path, '.ldnr')}-${now.toISOString().slice(0, 10)}.ldnr`;
  const path = join(folderOf(settingsFolder, project.instanceId), name);
  return existsSync(path) ? null : path;
};

/** Lets the oldest copies go, and what copies left that were stopped on the way. Names end in the day, so they sort by it. */
export const pruneBackups = (settingsFolder: string, instanceId: string): void => {
  const folder = folderOf(settingsFolder, instanceId);
  if (!existsSync(folder)) return;
  const dayOf = (name: string): string => name.slice(-'2026-01-01.ldnr'.length);
  const names = readdirSync(folder);
  for (const name of names) if (/^\..*\.part$/.test(name)) rmSync(join(folder, name), { force: true });
  const copies = names
    .filter((name) => !name.startsWith('.') && /\d{4}-\d{2}-\d{2}\.ldnr$/.test(name))
    .sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
  let bytes = 0;
  copies.forEach((name, at) => {
    const path = join(folder, name);
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (at >= fewest && (at >= most || bytes > mostBytes)) rmSync(path, { force: true });
  });
};

/** Bytes that may still be written where the copies are; null where the system does not say. */
const freeIn = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
};

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`;

/** The sentence that there is no room for a copy of the project, which wants a tenth more than its size; null where there is. */
export const noRoomForBackup = (
  settingsFolder: string,
  { path }: Project,
  freeBytes: (folder: string) => number | null = freeIn,
): AppError | null => {
  const needed = Math.ceil(1.1 * (statSync(path, { throwIfNoEntry: false })?.size ?? 0));
  const free = freeBytes(settingsFolder);
  if (free === null || free >= needed) return null;
  return appError(
    'disk',
    `The copy of today was left out: it needs ${gigabytes(needed)}, and the disk of the program's folder has ${gigabytes(free)} left. Your project itself is safe, and the copies of earlier days are kept.`,
    { where: { file: settingsFolder } },
  );
};
