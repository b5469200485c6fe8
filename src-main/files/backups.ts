import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Copies that are kept of each project: one a day, of the last seven days on which it was open. */
const kept = 7;

const folderOf = (settingsFolder: string, instanceId: string): string =>
  join(settingsFolder, 'backups', instanceId);

/** Where today's copy of a project goes; null when there is one. */
export const backupDue = (
  settingsFolder: string,
  project: { readonly path: string; readonly instanceId: string },
  now: Date,
): string | null => {
  const name = `${basename(project.path, '.ldnr')}-${now.toISOString().slice(0, 10)}.ldnr`;
  const path = join(folderOf(settingsFolder, project.instanceId), name);
  return existsSync(path) ? null : path;
};

/** Lets the oldest copies go, once a new one is whole. Names end in the day, so they sort by it. */
export const pruneBackups = (settingsFolder: string, instanceId: string): void => {
  const folder = folderOf(settingsFolder, instanceId);
  const dayOf = (name: string): string => name.slice(-'2026-01-01.ldnr'.length);
  const copies = readdirSync(folder)
    .filter((name) => !name.startsWith('.') && /\d{4}-\d{2}-\d{2}\.ldnr$/.test(name))
    .sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
  for (const name of copies.slice(kept)) rmSync(join(folder, name), { force: true });
};
