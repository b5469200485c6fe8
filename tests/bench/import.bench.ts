import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerDialogs, goTo, startReview } from '../e2e/start-review';
import { writeBigRis } from './big-ris-file';
import { importTimes, watchImport } from './import-moments';

/** LDN_BENCH_RECORDS sets another number of records. Needs a build (`npm run build`): it measures the command line as it is shipped. */
const count = Number(process.env.LDN_BENCH_RECORDS ?? 100_000);
const program = new URL('../../out/main/cli.cjs', import.meta.url).pathname;

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ldn-bench-'));
  const bytes = writeBigRis(file('big.ris'), count);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${count} records, ${Math.round(bytes / 1e6)} MB`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly seconds: number;
  /** Processor time, which other programs on the machine disturb less. */
  readonly cpu: number;
  readonly megabytes: number;
  readonly out: string;
}

/** Runs a program under `time`; null where it is not installed. */
const timed = (command: string, args: readonly string[]): Run | null => {
  const start = performance.now();
  const output = openSync(file('out'), 'w');
  const done = spawnSync('/usr/bin/time', ['-f', 'MEASURED %U %S %M', command, ...args], {
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  closeSync(output);
  const seconds = (performance.now() - start) / 1000;
  const measured = /MEASURED ([\d.]+) ([\d.]+) (\d+)/.exec(done.stderr ?? '');
  if (done.status !== 0 || !measured) return null;
  return {
    seconds,
    cpu: Number(measured[1]) + Number(measured[2]),
    megabytes: Number(measured[3]) / 1024,
    out: statSync(file('out')).size < 1e8 ? readFileSync(file('out'), 'utf8') : '',
  };
};

const told = (name: string, run: Run): string =>
  `${name}: ${run.seconds.toFixed(1)} s, ${run.cpu.toFixed(1)} s of processor time, ${Math.round(run.megabytes)} MB`;

test('a large RIS file becomes a project', () => {
  const made = timed(process.execPath, [program, 'project', 'new', file('p.ldnr'), '--title', 'Bench']);
  expect(made).not.toBeNull();
  const ours = timed(process.execPath, [
    program,
    'project',
    'import',
    file('p.ldnr'),
    file('big.ris'),
    '--json',
  ]);
  expect(JSON.parse(ours?.out ?? '{}')).toMatchObject({ imports: [{ records: count, unread: 0 }] });
  if (ours) console.log(told('project import', ours));
  const theirs = timed('ris2xml', [file('big.ris')]);
  if (theirs && ours)
    console.log(
      `${told('ris2xml', theirs)}; ratio ${(ours.seconds / theirs.seconds).toFixed(2)} (processor time ${(ours.cpu / theirs.cpu).toFixed(2)})`,
    );
  else console.log('ris2xml (bibutils) is not installed: no ratio');
});

test('the same in the window', async () => {
  const { app, page, close } = await startReview('Bench');
  await answerDialogs(app, { open: [file('big.ris')] });
  await goTo(page, 'Import');
  await watchImport(page);
  await page.getByRole('button', { name: 'Choose files' }).click();
  const looked = page.getByRole('region', { name: 'big.ris', exact: true });
  const button = looked.getByRole('button', { name: /^Import [\d,]+ records$/ });
  await button.waitFor({ timeout: 600_000 });
  await looked.getByRole('combobox', { name: 'Source' }).fill('Bench');
  await button.click();
  const times = await importTimes(page);
  await close();
  console.log(
    `window: file looked over ${times.looked.toFixed(1)} s; from the button: committed ${times.committed.toFixed(1)} s, first rows ${times.rows.toFixed(1)} s, all rows ${times.whole.toFixed(1)} s`,
  );
  const theirs = timed('ris2xml', [file('big.ris')]);
  if (theirs)
    console.log(
      `${told('ris2xml', theirs)}; ratio ${(times.rows / theirs.seconds).toFixed(2)} from the button, ${((times.looked + times.rows) / theirs.seconds).toFixed(2)} with looking the file over`,
    );
});

test('duplicates in a large RIS file', () => {
  const run = timed(process.execPath, [program, 'dedupe', file('big.ris'), '--json']);
  const found = JSON.parse(run?.out ?? '{}') as {
    records?: number;
    groups?: unknown[];
    undecided?: unknown[];
    seconds?: number;
  };
  expect(found.records).toBe(count);
  // every tenth record is an earlier one again
  expect(found.groups?.length ?? 0).toBeGreaterThan(count * 0.05);
  if (run)
    console.log(
      `${told('dedupe', run)}; finding alone ${found.seconds} s; ${found.groups?.length} groups, ${found.undecided?.length} undecided`,
    );
});
