import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import type { StoreEnv } from '../store/store';
import type { SettingsFile } from './settings';

const stateOf = (path: string): { readonly bytes: number; readonly modified: number } => {
  const { size, mtimeMs } = statSync(path);
  return { bytes: size, modified: mtimeMs };
};

/**
 * The real clock, ids and memory of replicas. A file that is known under another path is a copy; one that lost changes it once
 * had is a restored backup: both go on under a new replica id, so that two histories never claim one name.
 */
export const storeEnv = (settings: SettingsFile): StoreEnv => {
  const keyOf = (instanceId: string, path: string): string => `${instanceId}|${path}`;
  return {
    now: () => new Date(),
    newId: () => randomUUID(),
    device: hostname(),
    replicaFor: (instanceId, path, _head, knows) => {
      const known = settings.get().replicas[keyOf(instanceId, path)];
      if (known !== undefined && (known.revision === 0 || knows(known.revision, known.hash)))
        return known.replica;
      return randomUUID().slice(0, 8);
    },
    remember: (instanceId, path, head, replica) => {
      const { replicas } = settings.get();
      settings.update({
        replicas: {
          ...replicas,
          [keyOf(instanceId, path)]: { replica, revision: head.revision, hash: head.hash },
        },
      });
    },
    isAsLeft: (path) => {
      const known = settings.get().left[path];
      const now = stateOf(path);
      return known !== undefined && known.bytes === now.bytes && known.modified === now.modified;
    },
    left: (path) => settings.update({ left: { ...settings.get().left, [path]: stateOf(path) } }),
  };
};
