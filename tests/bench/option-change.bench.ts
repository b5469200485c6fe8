import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from 'vite';

/** Milliseconds of the analysis alone and of all that the page shows. */
interface Spent {
  readonly analysis: number;
  readonly all: number;
}

const median = (values: readonly number[]): string =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!.toFixed(1);

const isSpent = (value: unknown): value is readonly Spent[] => Array.isArray(value) && value.length > 0;

/** LDN_BENCH_NODE names another program that runs JavaScript, such as Electron as Node. */
const program = process.env.LDN_BENCH_NODE ?? process.execPath;

const run = (file: string, change: string): readonly Spent[] => {
  const done = spawnSync(program, [file, change, '400'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const spent: unknown = JSON.parse(done.stdout);
  if (!isSpent(spent)) throw new Error(done.stderr);
  return spent;
};

test('one change of option on a forest plot, k = 100, each in a fresh process', async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'ldn-option-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    ssr: { noExternal: true },
    build: {
      ssr: 'tests/bench/option-change.ts',
      outDir,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'change.cjs' } },
    },
  });
  try {
    for (const change of ['estimator', 'test', 'measure', 'level', 'model', 'correction', 'subgroups']) {
      const runs = Array.from({ length: 5 }, () => run(join(outDir, 'change.cjs'), change));
      expect(runs.every((times) => times.length === 401)).toBe(true);
      const at = (place: number, what: keyof Spent) => median(runs.map((times) => times.at(place)![what]));
      console.log(
        `${change}: analysis ${at(1, 'analysis')} ms at the first change, ${at(20, 'analysis')} at the twentieth, ${at(-1, 'analysis')} at the last of 400; with plot and table ${at(1, 'all')}, ${at(20, 'all')}, ${at(-1, 'all')} (${at(0, 'all')} at opening)`,
      );
    }
  } finally {
    rmSync(outDir, { recursive: true });
  }
});
