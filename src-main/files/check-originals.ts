import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isNamed } from '../store/originals';
import type { Store } from '../store/store';
import type { Check } from '../store/verify';
import { filesFolder, leftParts } from './keep-original';

const hashOf = (path: string): string => {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(8 * 1024 * 1024);
  const file = openSync(path, 'r');
  try {
    for (let n = readSync(file, piece); n > 0; n = readSync(file, piece)) hash.update(piece.subarray(0, n));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
};

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name));
  } catch {
    return []; // a project without its folder opens all the same
  }
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const listing = (files: readonly (readonly [string, number])[], which: string, so: string): string =>
  files.length === 0
    ? ''
    : `${files.length} ${which} (${megabytes(files.reduce((sum, [, size]) => sum + size, 0))}) ${so}: ${files.map(([name]) => name).join(', ')}.`;

/**
 * The kept originals. Rule: nothing in the folder is ever removed by the program. An undone import leaves its file there, since redo (also
 * after a restart, also by somebody else) needs it; such files are listed here, and whoever will not redo may delete them. A file that is
 * gone is told, since the project does without; one that is not what its name says fails.
 */
export const checkOriginals = (store: Store, withHash: boolean): Check => {
  const folder = filesFolder(store.path);
  const there = new Map(listed(folder).map((name) => [name, statSync(join(folder, name)).size]));
  const rows = store.all('attachments').rows;
  const named = new Set(rows.map((row) => row.sha256));
  const gone = [...named].filter((sha256) => !there.has(sha256)).length;
  const faults = [...there].flatMap(([name, size]) => {
    const row = rows.find((one) => one.sha256 === name);
    const wrong =
      (row !== undefined && row.bytes !== size) || (withHash && hashOf(join(folder, name)) !== name);
    return wrong ? [`${name} ${row === undefined ? '' : `(${row.name}) `}is not the file that was kept`] : [];
  });
  const unnamed = [...there].filter(([name]) => !named.has(name));
  const said = [
    `${named.size - gone} of ${named.size} original files are kept.`,
    gone === 0 ? '' : `${gone} are not in the folder ${folder}.`,
    listing(
      unnamed.filter(([name]) => isNamed(store, name)),
      'of undone imports',
      'are there for redo; delete them if nobody will redo',
    ),
    listing(
      unnamed.filter(([name]) => !isNamed(store, name)),
      'that no import names',
      'are left of imports that were broken off, or belong to another copy of this review; delete them if there is none',
    ),
    listing(
      leftParts(store.path),
      'of a program that was ended while it copied a file',
      'are unfinished, and go when the review is next opened to be changed',
    ),
  ];
  return {
    name: 'original files',
    passed: faults.length === 0,
    text: faults.length === 0 ? said.filter((one) => one !== '').join(' ') : faults.slice(0, 5).join('; '),
  };
};
