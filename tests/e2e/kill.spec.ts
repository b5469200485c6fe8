import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const cli = join(root, 'out/main/cli.cjs');
const records = join(root, 'tests/fixtures/import/nbib/reflib__blue-light.nbib');
const kills = 100;

const folder = mkdtempSync(join(tmpdir(), 'ldn-kill-'));
const env = { ...process.env, LDN_USER_DATA: join(folder, 'settings') };
const run = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [cli, ...args], { env, encoding: 'utf8' })).stdout;

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = readonly [id: string, verdict: string, reason: string];

/** Feeds verdicts, a few a millisecond, until the kill; resolves with how many were printed as decided. */
const decideUntilKilled = (project: string, lines: readonly Line[], afterMs: number): Promise<number> =>
  new Promise((resolve) => {
    const child: ChildProcess = spawn(
      process.execPath,
      [cli, 'project', 'decide', project, '--stage', 'title-abstract', '--reviewer', 'Ada', '-'],
      { env, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    let printed = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text: string) => {
      // The clock starts when the first decision is out, so that the kill falls among the decisions.
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      printed += text;
    });
    child.stdin?.on('error', () => undefined);
    let at = 0;
    const feed = setInterval(() => {
      for (const line of lines.slice(at, at + 3)) child.stdin?.write(`${line.join('\t')}\n`);
      at += 3;
      if (at >= lines.length) child.stdin?.end();
    }, 1);
    child.on('close', () => {
      clearInterval(feed);
      resolve(printed.split('\n').length - 1);
    });
  });

const decisionsOf = async (project: string): Promise<Map<string, string>> => {
  const { decisions } = JSON.parse(await run('project', 'info', project, '--json', '--decisions')) as {
    decisions: { reportId: string; verdict: string; reason: string }[];
  };
  return new Map(decisions.map((d) => [d.reportId, `${d.verdict} ${d.reason}`]));
};

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, text]) => b.get(id) === text);

/**
 * After a kill the file must hold what some number of lines, at least the printed ones, taken in order, make of the state
 * before. Returns that number, or null when no such number exists: something printed was lost, or something half done.
 */
const linesThatExplain = (
  before: ReadonlyMap<string, string>,
  lines: readonly Line[],
  printed: number,
  after: ReadonlyMap<string, string>,
): number | null => {
  const state = new Map(before);
  for (let n = 0; n <= lines.length; n++) {
    if (n >= printed && same(state, after)) return n;
    const [id, verdict, reason] = lines[n] ?? ['', '', ''];
    state.set(id, `${verdict} ${verdict === 'exclude' ? reason : ''}`);
  }
  return null;
};

test(`decisions that were printed survive ${kills} kills at random moments`, async () => {
  test.setTimeout(15 * 60_000);
  const project = join(folder, 'kill.ldnr');
  await run('project', 'new', project, '--title', 'Kill test');
  await run('project', 'import', project, records, '--database', 'PubMed');
  const { reportIds } = JSON.parse(await run('project', 'info', project, '--json', '--ids')) as {
    reportIds: string[];
  };
  expect(reportIds).toHaveLength(80);
  const verdicts = ['include', 'exclude', 'maybe'];
  let state = await decisionsOf(project);
  let printed = 0;
  for (let round = 0; round < kills; round++) {
    const lines = Array.from(
      { length: 640 },
      (_, i): Line => [reportIds[i % 80] ?? '', verdicts[(i + round) % 3] ?? '', `r${round} l${i}`],
    );
    const n = await decideUntilKilled(project, lines, (round * 7919) % 90);
    printed += n;
    const [verified, after] = await Promise.all([
      run('project', 'verify', project, '--json'),
      decisionsOf(project),
    ]);
    expect((JSON.parse(verified) as { passed: boolean }).passed, `verify after kill ${round}`).toBe(true);
    expect(linesThatExplain(state, lines, n, after), `${n} printed before kill ${round}`).not.toBeNull();
    state = after;
  }
  // The kills fell among the work, not before it.
  expect(printed).toBeGreaterThan(kills * 10);
});

/** A file that is large enough to be read in threads and written straight into the project. */
const largeFile = (path: string): number => {
  const count = 12_000;
  const words = 'a trial of many words that takes some room in the file; '.repeat(24);
  const entry = (n: number): string =>
    `TY  - JOUR\nTI  - Trial ${n} in Montréal\nAB  - ${words}${n}\nDO  - 10.1000/${Math.floor(n / 2)}\nER  - \n\n`;
  writeFileSync(path, Array.from({ length: count }, (_, n) => entry(n)).join(''));
  return count;
};

test('of a large import that is killed nothing is left, and the next one is whole', async () => {
  test.setTimeout(5 * 60_000);
  const project = join(folder, 'large.ldnr');
  const file = join(folder, 'large.ris');
  const count = largeFile(file);
  await run('project', 'new', project, '--title', 'Kill test');
  await run('project', 'import', project, records, '--database', 'PubMed');
  let killed = 0;
  for (const afterMs of [300, 500, 700, 900, 1100, 1300, 1700]) {
    const child = spawn(process.execPath, [cli, 'project', 'import', project, file, '--dedupe', 'off'], {
      env,
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    const ended = await new Promise<boolean>((resolve) => child.on('close', (code) => resolve(code === 0)));
    clearTimeout(timer);
    const verified = JSON.parse(await run('project', 'verify', project, '--json')) as { passed: boolean };
    const { counts } = JSON.parse(await run('project', 'info', project, '--json')) as {
      counts: { records: number };
    };
    // A kill may come when all is committed and only the end of the program is missing: then all of it is there.
    const whole = ended || counts.records !== 80;
    expect([verified.passed, counts.records]).toEqual([true, whole ? 80 + count : 80]);
    if (whole) break;
    killed += 1;
  }
  expect(killed).toBeGreaterThan(0);
  if (killed === 7) await run('project', 'import', project, file, '--dedupe', 'off');
  const { counts } = JSON.parse(await run('project', 'info', project, '--json')) as {
    counts: { records: number };
  };
  expect(counts.records).toBe(80 + count);
  expect(readdirSync(`${project}.files`).filter((name) => name.startsWith('.'))).toEqual([]);
});
