import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ReportListRow } from '#core/contract/mirror';
import { type LaunchedApp, launchApp } from '../e2e/launch';
import { writeMadeUpReview } from './made-up-review';

/** LDN_BENCH_RECORDS sets another number of records. */
export const count = Number(process.env.LDN_BENCH_RECORDS ?? 100_000);
const program = new URL('../../out/main/cli.cjs', import.meta.url).pathname;

export const say = (text: string): void => console.log(text);
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** The middle, the 95th and 99th percentile (nearest rank) and the worst of some times in milliseconds, beside what is aimed at. */
export const tell = (name: string, times: readonly number[], target: number): void => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  say(
    `${name}: median ${at(0.5)}, 95th percentile ${at(0.95)}, 99th ${at(0.99)}, longest ${at(1)} ms (${times.length}); aimed at: ${target} ms`,
  );
};

const cli = (...args: string[]): void => {
  const done = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(done.stderr);
};

export interface Place {
  readonly folder: string;
  readonly project: string;
  readonly remove: () => void;
}

/** A folder with the made-up review in it, and somebody who has said who they are. LDN_BENCH_PROJECT takes a copy of that project instead. */
export const makePlace = async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'ldn-app-bench-'));
  const project = join(folder, 'big.ldnr');
  const given = process.env.LDN_BENCH_PROJECT;
  if (given === undefined) {
    cli('project', 'new', project, '--title', 'Bench');
    for (const path of writeMadeUpReview(folder, count)) {
      cli(
        'project',
        'import',
        project,
        path,
        '--database',
        basename(path, '.ris'),
        '--dedupe',
        'off',
        '--json',
      );
      rmSync(path);
    }
  } else copyFileSync(given, project);
  say(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; ${count} records`,
  );
  const place = { folder, project, remove: () => rmSync(folder, { recursive: true, force: true }) };
  const { page, app } = await open(place, []);
  const name = page.getByRole('dialog').getByLabel('Name');
  await name.fill('Ada');
  await name.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await app.close();
  const built = await open(place);
  await list(built.page);
  const shown = built.since();
  await whole(built.page);
  say(
    `first opening, no mirror yet: grid after ${seconds(shown)} from the start of the program, all rows in it after ${seconds(built.since())}`,
  );
  await untilSettled(built.page);
  say(`  ${await memory(built)}`);
  await built.app.close();
  return place;
};

export interface Opened extends LaunchedApp {
  /** Milliseconds since the program was started. */
  readonly since: () => number;
}

export const open = async (
  { folder, project }: Place,
  args: readonly string[] = [project],
): Promise<Opened> => {
  const start = performance.now();
  const launched = await launchApp({ userData: join(folder, 'user-data'), documents: folder, args });
  return { ...launched, since: () => performance.now() - start };
};

export const goTo = async (page: Page, place: string): Promise<void> => {
  await page.waitForSelector('nav[aria-label="Stages of the review"]');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
};

/** The records list, as soon as rows stand in it. */
export const list = async (page: Page): Promise<void> => {
  await goTo(page, '/records');
  await page.waitForSelector('[role=grid][aria-label=Records] [row-index="0"] [role=gridcell]', {
    timeout: 300_000,
  });
};

/** When every report stands in the list: until then it says how many are loaded. */
export const whole = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      [...document.querySelectorAll('output')].some(({ textContent }) =>
        /^[\d,]+ reports$/.test(textContent ?? ''),
      ),
    null,
    { timeout: 300_000 },
  );

/** When the mirror is on disk and the words of all records are in the search index. */
const untilSettled = async (page: Page): Promise<void> => {
  let unsearched = 1;
  while (unsearched > 0) {
    await page.waitForTimeout(1000);
    unsearched = await page.evaluate(async () => {
      const answer = await window.workbench.api.records.search({ query: 'x', limit: 1 });
      return answer.ok ? answer.value.unsearched : 0;
    });
  }
  await page.waitForFunction(
    () => Object.keys(localStorage).some((key) => key.startsWith('ldn-mirror:')),
    null,
    {
      timeout: 300_000,
    },
  );
  await page.waitForTimeout(2_000);
};

/** Every row of the list, as main gives them. */
export const allRows = async (page: Page): Promise<readonly ReportListRow[]> => {
  const pages = await page.evaluate(async () => {
    const texts: string[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const answer: Awaited<ReturnType<typeof window.workbench.api.mirror.page>> =
        await window.workbench.api.mirror.page({ table: 'reports', after, limit: 5000 });
      if (!answer.ok) throw new Error(answer.error.text);
      texts.push(answer.value.rows);
      after = answer.value.next;
    }
    return texts;
  });
  return pages.flatMap((text) => JSON.parse(text) as ReportListRow[]);
};

export const memory = async ({ app }: Opened): Promise<string> => {
  const parts = await app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .map(({ type, memory: { workingSetSize } }) => ({ type, megabytes: workingSetSize / 1024 })),
  );
  const total = parts.reduce((sum, { megabytes }) => sum + megabytes, 0);
  return `${Math.round(total)} MB of memory in all processes (${parts.map(({ type, megabytes }) => `${type} ${Math.round(megabytes)}`).join(', ')}); aimed at: 1536 MB`;
};
