import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomic } from './atomic-write';

const settingsSchema = z.object({
  reviewer: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  recent: z.array(z.object({ path: z.string(), title: z.string(), openedAt: z.string() })).default([]),
  window: z
    .object({
      x: z.number().optional(),
      y: z.number().optional(),
      width: z.number(),
      height: z.number(),
      maximized: z.boolean(),
    })
    .nullable()
    .default(null),
  zoom: z.number().default(100),
  /** The last project, to come back to after a restart. */
  lastProject: z.string().nullable().default(null),
  /** By a hash of a table's column names: what somebody said each column holds. */
  columnMaps: z.record(z.string(), z.array(z.string().nullable())).default({}),
  /** By file instance and path: this machine's replica id and how far the file was when last closed. */
  replicas: z
    .record(z.string(), z.object({ replica: z.string(), revision: z.number(), hash: z.string() }))
    .default({}),
  /** By path: how this program left a project file, so that one that nobody touched since need not be read through to open. */
  left: z.record(z.string(), z.object({ bytes: z.number(), modified: z.number() })).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What the program remembers of this person on this machine; nothing of a review is kept here. */
export class SettingsFile {
  private settings: Settings;
  private readonly path: string;

  constructor(readonly folder: string) {
    this.path = join(folder, 'settings.json');
    this.settings = this.load();
  }

  private load(): Settings {
    if (!existsSync(this.path)) return settingsSchema.parse({});
    try {
      return settingsSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      // Unreadable preferences must not keep anybody from their work; the old file stays for a look.
      renameSync(this.path, `${this.path}.unreadable`);
      return settingsSchema.parse({});
    }
  }

  get(): Settings {
    return this.settings;
  }

  update(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    writeAtomic(this.path, `${JSON.stringify(this.settings, null, 2)}\n`);
  }

  addRecent(path: string, title: string, openedAt: string): void {
    const rest = this.settings.recent.filter((r) => r.path !== path);
    this.update({ recent: [{ path, title, openedAt }, ...rest].slice(0, 20), lastProject: path });
  }
}
