import { createHash, randomUUID } from 'node:crypto';
import { homedir, hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { appError } from '#core/errors';
import { dropLeftParts } from '../files/keep-original';
import { SettingsFile } from '../files/settings';
import { storeEnv } from '../files/store-env';
import { openStore } from '../store/open';
import type { Store, StoreEnv } from '../store/store';
import { write } from '../store/write';
import { type Args, exit, Stop, unwrap } from './command';

const settingsFolder = (): string =>
  process.env.LDN_USER_DATA ??
  join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'LDN Workbench', 'command-line');

/** Clock, ids and replicas; with --seed and --now the same command gives the same file contents. */
export const cliEnv = (args: Args): StoreEnv => {
  const { seed, now } = args.flags;
  const fixed = typeof now === 'string' ? new Date(now) : null;
  if (fixed !== null && Number.isNaN(fixed.getTime()))
    throw new Stop(exit.usage, appError('bad-request', `--now ${String(now)} is not a time`));
  const real = storeEnv(new SettingsFile(settingsFolder()));
  let n = 0;
  const made = (): string =>
    createHash('sha256')
      .update(`${String(seed)}:${n++}`)
      .digest('hex')
      .slice(0, 32);
  return {
    ...real,
    ...(fixed === null ? {} : { now: () => fixed }),
    ...(typeof seed === 'string'
      ? {
          newId: made,
          replicaFor: () => `seed${seed}`.slice(0, 8),
          remember: () => undefined,
          device: 'seeded',
        }
      : { newId: () => randomUUID(), device: hostname() }),
  };
};

export const projectPath = (args: Args): string => {
  const path = args.words[0];
  if (path === undefined) throw new Stop(exit.usage, appError('bad-request', 'name the project file'));
  return resolve(path);
};

/** Opens the project, runs, and always lets go of it. */
export const withProject = async <T>(
  args: Args,
  readOnly: boolean,
  run: (store: Store) => Promise<T> | T,
): Promise<T> => {
  const store = unwrap(openStore(projectPath(args), cliEnv(args), { readOnly }));
  if (store.readOnly === null) dropLeftParts(store.path);
  try {
    return await run(store);
  } finally {
    store.close();
  }
};

/** The id of a reviewer by name; on first use the person is entered among the reviewers. */
export const reviewerId = (store: Store, name: string): string => {
  const known = store.all('reviewers').rows.find((r) => r.name === name && r.role !== 'dataset');
  if (known !== undefined) return known.id;
  const id = store.env.newId();
  const first = store.all('reviewers').rows.every((r) => r.role === 'dataset');
  unwrap(
    write(
      store,
      { kind: 'reviewers.join', text: `${name} joins as reviewer`, reviewer: id, undoable: false },
      (tx) => tx.put('reviewers', { id, name, role: first ? 'owner' : 'reviewer', active: true }),
    ),
  );
  return id;
};
