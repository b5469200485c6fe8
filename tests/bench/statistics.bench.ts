import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { type MultiverseChoices, runMultiverse } from '#core/synthesis/multiverse';
import { poolEffects } from '#core/synthesis/pool';
import type { AnalysisSettings, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { leaveOneOut } from '#core/synthesis/sensitivity/leave-one-out';

/** A fixed sequence of numbers between 0 and 1, the same on every machine. */
const sequence = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const sample = (k: number, seed: number) => {
  const next = sequence(seed);
  const yi: number[] = [];
  const vi: number[] = [];
  for (let i = 0; i < k; i++) {
    yi.push(0.4 * (next() + next() + next() - 1.5));
    vi.push(0.01 + 0.2 * next());
  }
  return { yi, vi };
};

const reml = { method: 'REML', test: 'wald', level: 95 } as const;

const settings: AnalysisSettings = {
  measure: 'GEN',
  model: 'random',
  commonMethod: 'iv',
  tau2: 'REML',
  test: 'knha',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
  genericScale: 'natural',
};

const inputsOf = (k: number): readonly StudyInput[] => {
  const { yi, vi } = sample(k, 5);
  return yi.map((y, i) => ({
    id: `r${i}`,
    studyId: `s${i}`,
    label: `Study ${i}`,
    data: { kind: 'gen', yi: y, sei: Math.sqrt(vi[i]!) },
    verified: true,
  }));
};

const sets = Array.from({ length: 1000 }, (_, i) => sample(20, i + 1));
const large = sample(200, 77);
const hundred = inputsOf(100);
const twenty = inputsOf(20);

/** Seconds that R needs, fits alone, or null without R and metafor. */
const secondsInR = (code: string): number | null => {
  const run = spawnSync('Rscript', ['-e', `suppressPackageStartupMessages(library(metafor)); ${code}`], {
    encoding: 'utf8',
    // Threads of the linear algebra library that wait for a processor would count as work.
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
  });
  const seconds = Number(run.stdout?.trim().split(/\s+/).at(-1));
  return run.status === 0 && Number.isFinite(seconds) ? seconds : null;
};

/** Median seconds of processor time of nine runs after some that warm up; a busy machine changes it little. */
const secondsHere = (run: () => void): number => {
  const warmed = process.cpuUsage();
  const spent = () => process.cpuUsage(warmed).user / 1e6;
  do run();
  while (spent() < 1);
  const times = Array.from({ length: 9 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return times.sort((a, b) => a - b)[4]!;
};

const report = (what: string, run: () => void, inR: string | null) => {
  const here = secondsHere(run);
  const r = inR === null ? null : secondsInR(inR);
  const ratio = r === null ? '' : `; R ${r.toFixed(2)} s, ${(r / here).toFixed(0)} times as long`;
  console.log(`${what}: ${(1000 * here).toFixed(1)} ms${ratio}`);
};

test('1000 REML fits, k = 20', () => {
  const fits = () => {
    for (const { yi, vi } of sets) expect(poolEffects(yi, vi, reml).ok).toBe(true);
  };
  const r =
    'set.seed(1); d <- lapply(1:1000, function(i) list(y = rnorm(20, 0, .3), v = runif(20, .01, .2))); cat(system.time(for (s in d) try(rma(s$y, s$v), silent = TRUE))[["user.self"]])';
  report('1000 REML fits, k = 20', fits, r);
});

/** Processor time of a whole process and its children, user and system: what a busy machine does not change. */
const processSeconds = (command: string, args: readonly string[]): number | null => {
  const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" > /dev/null', command, ...args], {
    encoding: 'utf8',
  });
  const parts = /(\d+\.\d+) (\d+\.\d+)\s*$/.exec(run.stderr ?? '');
  return run.status === 0 && parts !== null ? Number(parts[1]) + Number(parts[2]) : null;
};

test('1000 REML fits, k = 20, as a whole process from start to printed answer', () => {
  const cli = fileURLToPath(new URL('../../out/main/cli.cjs', import.meta.url));
  if (!existsSync(cli)) {
    console.log('whole process: not built (npm run build)');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'cases.json');
  const cases = sets.map(({ yi, vi }, i) => ({
    id: `s${i}`,
    measure: 'GEN',
    studies: yi.map((y, j) => ({ label: `Study ${j}`, yi: y, sei: Math.sqrt(vi[j]!) })),
  }));
  writeFileSync(file, JSON.stringify(cases));
  const times = Array.from({ length: 5 }, () =>
    processSeconds(process.execPath, [cli, 'meta', file, '--json', '--only', 'REML']),
  ).filter((time) => time !== null);
  rmSync(folder, { recursive: true });
  expect(times).toHaveLength(5);
  const here = times.sort((a, b) => a - b)[2]!;
  const r = secondsInR(
    'set.seed(1); d <- lapply(1:1000, function(i) list(y = rnorm(20, 0, .3), v = runif(20, .01, .2))); t <- system.time(for (s in d) try(rma(s$y, s$v), silent = TRUE)); cat(t[["user.self"]] + t[["sys.self"]])',
  );
  const ratio =
    r === null ? '' : `; R ${r.toFixed(2)} s for the fits alone, ${(r / here).toFixed(1)} times as long`;
  console.log(`1000 REML fits, k = 20, whole process: ${here.toFixed(2)} s of processor time${ratio}`);
});

test('memory stays flat over 200 multiverses', () => {
  const choices: MultiverseChoices = {
    measures: ['GEN'],
    methods: ['DL', 'REML'],
    tests: ['wald', 'knha'],
    corrections: [settings.correction],
    correlations: [],
    inclusions: Array.from({ length: 25 }, (_, i) => ({
      id: String(i),
      label: String(i),
      leavesOut: [`r${i % 20}`],
    })),
    level: 95,
    genericScale: 'natural',
  };
  const used = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  for (let i = 0; i < 20; i++) runMultiverse(choices, twenty);
  const before = used();
  for (let i = 0; i < 200; i++) runMultiverse(choices, twenty);
  const after = used();
  expect(after).toBeLessThan(before + 200);
  console.log(`memory: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after 20,000 cells`);
});

test('leave-one-out, k = 200, REML', () => {
  const r =
    'set.seed(1); r <- rma(rnorm(200, 0, .3), runif(200, .01, .2)); cat(system.time(leave1out(r))[["user.self"]])';
  report(
    'leave-one-out, k = 200, REML',
    () => expect(leaveOneOut(large.yi, large.vi, reml).ok).toBe(true),
    r,
  );
});

test('one change of option on a forest plot, k = 100', () => {
  report('one forest plot, k = 100', () => expect(runAnalysis(settings, hundred, []).error).toBeNull(), null);
});

test('a multiverse of 10,000 cells', () => {
  const choices: MultiverseChoices = {
    measures: ['GEN'],
    methods: ['EE', 'DL', 'HE', 'HS', 'SJ', 'ML', 'REML', 'PM'],
    tests: ['wald', 'knha', 'adhoc'],
    corrections: [settings.correction],
    correlations: [],
    inclusions: Array.from({ length: 417 }, (_, i) => ({
      id: String(i),
      label: String(i),
      leavesOut: [`r${i % 20}`, `r${(i * 7) % 20}`],
    })),
    level: 95,
    genericScale: 'natural',
  };
  const run = () => {
    const found = runMultiverse(choices, twenty);
    expect(found.ok && found.value.cells.length).toBe(10_008);
  };
  report('a multiverse of 10,008 cells, k = 20', run, null);
});

test('a whole case with every block, k = 20', () => {
  const one = { measure: 'GEN', studies: twenty.map(({ data, label }) => ({ label, ...data })) };
  report('a whole case with every block, k = 20', () => expect(metaCase(one).ok).toBe(true), null);
});

test('memory over thousands of whole cases', () => {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  const heap: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    for (let n = 0; n < 500; n += 1) {
      const studies = sample(20, n).yi.map((yi, i) => ({ label: String(i), yi, vi: 0.05 }));
      if (!metaCase({ measure: 'GEN', studies }).ok) throw new Error('the case was refused');
    }
    if (typeof collect === 'function') collect();
    heap.push(process.memoryUsage().heapUsed / 1e6);
  }
  console.log(`memory after each 500 whole cases, k = 20: ${heap.map((mb) => mb.toFixed(1)).join(', ')} MB`);
});
