import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface SourceFile {
  /** Path in the clone, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every text file under version control or about to be. */
export function sourceFiles(): SourceFile[] {
  const list = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  return list
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'latin1') }))
    .filter((file) => !file.text.includes('\0'));
}

export function isCode(file: SourceFile): boolean {
  return /\.(ts|tsx|mjs|cjs)$/.test(file.path);
}

/** What a file imports or re-exports: packages by name, files of this clone by their path (without extension). */
export function importsOf(file: SourceFile): string[] {
  const pattern = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*(['"])([^'"\n]+)\1/g;
  return [...file.text.matchAll(pattern)].map((match) => resolveImport(file.path, match[2] ?? ''));
}

function resolveImport(from: string, name: string): string {
  const plain = name.replace(/\?.*$/, '').replace(/\.(ts|tsx|mjs|cjs|js)$/, '');
  if (plain.startsWith('.')) return posix.join(posix.dirname(from), plain);
  return plain.replace(/^#core\//, 'src-core/').replace(/^#main\//, 'src-main/');
}
