import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from '../e2e/launch';
import { writeBigRis } from './big-ris-file';

/** What a reviewer waits for in a large review, in the real window. LDN_BENCH_RECORDS sets another number of records. */
const count = Number(process.env.LDN_BENCH_RECORDS ?? 100_000);
const program = new URL('../../out/main/cli.cjs', import.meta.url).pathname;

let folder = '';
const project = (): string => join(folder, 'big.ldnr');

const cli = (...args: string[]): void => {
  const done = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(done.stderr);
};

const say = (text: string): void => console.log(text);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** The middle, the 99th percentile and the worst of some times in milliseconds. */
const spread = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
  return `median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, longest ${at(1)} ms (${times.length})`;
};

interface Opened extends LaunchedApp {
  readonly since: () => number;
}

const open = async (args: readonly string[]): Promise<Opened> => {
  const start = performance.now();
  const launched = await launchApp({ userData: join(folder, 'user-data'), documents: folder, args });
  return { ...launched, since: () => performance.now() - start };
};

const stages = (page: Page) => page.waitForSelector('nav[aria-label="Stages of the review"]');

const rows = async (page: Page): Promise<void> => {
  await stages(page);
  await page.evaluate(() => {
    location.hash = '/records';
  });
  await page.waitForSelector('[role=grid][aria-label=Records] [row-index="0"] [role=gridcell]', {
    timeout: 300_000,
  });
};

/** When every report stands in the list: until then it says how many are loaded. */
const whole = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      [...document.querySelectorAll('output')].some(({ textContent }) =>
        /^[\d,]+ reports$/.test(textContent ?? ''),
      ),
    null,
    { timeout: 300_000 },
  );

/** Milliseconds from an act until the grid shows other rows, painted. */
const untilOtherRows = (
  page: Page,
  act: { readonly search: string } | { readonly sort: string },
): Promise<number> =>
  page.evaluate(async (what) => {
    const shown = () =>
      [...document.querySelectorAll('[role=grid][aria-label=Records] [row-id]')]
        .map((row) => `${row.getAttribute('row-id')} ${row.getAttribute('row-index')}`)
        .sort()
        .join();
    const before = shown();
    const start = performance.now();
    if ('sort' in what)
      document.querySelector<HTMLElement>(`[role=columnheader][col-id="${what.sort}"] span`)?.click();
    else {
      const field = document.querySelector<HTMLInputElement>('input[placeholder^="Search titles"]');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, what.search);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    }
    while (shown() === before && performance.now() - start < 30_000)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, act);

/** Milliseconds from each key press until `mark` names something else, painted, and main has told that the verdict is committed. */
const keyToNext = (
  page: Page,
  key: string,
  mark: { selector: string; attribute: string },
  times: number,
): Promise<number[]> =>
  page.evaluate(
    async ({ key, mark, times }) => {
      const now = () => document.querySelector(mark.selector)?.getAttribute(mark.attribute);
      const taken: number[] = [];
      let committed = false;
      const stop = window.workbench.on('changes', () => {
        committed = true;
      });
      for (let n = 0; n < times; n += 1) {
        const before = now();
        committed = false;
        // The frame that shows it is the next one after the change; a later look would take the one after that.
        const painted = new Promise<void>((resolve) => {
          const looker = new MutationObserver(() => {
            if (now() === before) return;
            looker.disconnect();
            requestAnimationFrame(() => setTimeout(resolve));
          });
          looker.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
        const start = performance.now();
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
        await painted;
        while (!committed && performance.now() - start < 10_000)
          await new Promise((resolve) => setTimeout(resolve, 1));
        taken.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      stop();
      return taken;
    },
    { key, mark, times },
  );

const memory = async ({ app }: Opened): Promise<string> => {
  const parts = await app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .map(({ type, memory: { workingSetSize } }) => ({ type, megabytes: workingSetSize / 1024 })),
  );
  const total = parts.reduce((sum, { megabytes }) => sum + megabytes, 0);
  return `${Math.round(total)} MB (${parts.map(({ type, megabytes }) => `${type} ${Math.round(megabytes)}`).join(', ')})`;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ldn-app-bench-'));
  writeBigRis(join(folder, 'big.ris'), count);
  cli('project', 'new', project(), '--title', 'Bench');
  cli('project', 'import', project(), join(folder, 'big.ris'), '--json');
  say(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores; ${count} records`);
  const first = await open([]);
  const name = first.page.getByRole('dialog').getByLabel('Name');
  await name.fill('Ada');
  await name.press('Enter');
  await first.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await first.app.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('opening', async () => {
  const empty = await open([]);
  await empty.page.getByRole('button', { name: 'New review' }).first().waitFor();
  const alone = empty.since();
  say(`the program without a review: ${seconds(alone)}`);
  await empty.app.close();
  for (const what of ['mirror built', 'mirror current', 'mirror current']) {
    const opened = await open([project()]);
    await rows(opened.page);
    const shown = opened.since();
    await whole(opened.page);
    say(
      `${what}: grid after ${seconds(shown)} from the start of the program, ${seconds(shown - alone)} more than without a review; all rows in it after ${seconds(opened.since())}`,
    );
    // The mirror goes to disk behind the screen.
    await opened.page.waitForTimeout(what === 'mirror built' ? 20_000 : 2_000);
    say(`  memory of all processes: ${await memory(opened)}`);
    await opened.app.close();
  }
  const again = await open([project()]);
  await rows(again.page);
  await whole(again.page);
  for (let time = 0; time < 3; time += 1) {
    await again.page.evaluate(() => window.workbench.api.projects.close(null));
    await again.page.getByRole('button', { name: 'New review' }).first().waitFor();
    const start = performance.now();
    void again.page.evaluate((path) => window.workbench.api.projects.open({ path }), project());
    await rows(again.page);
    say(`opened in the running program: grid after ${seconds(performance.now() - start)}`);
    await whole(again.page);
  }
  await again.app.close();
});

test('the records grid', async () => {
  const opened = await open([project()]);
  await rows(opened.page);
  await whole(opened.page);
  await opened.page.waitForTimeout(2_000);
  say(
    `sort by title: ${spread([await untilOtherRows(opened.page, { sort: 'title' }), await untilOtherRows(opened.page, { sort: 'title' })])}`,
  );
  const common = await untilOtherRows(opened.page, { search: 'patients' });
  const cleared = await untilOtherRows(opened.page, { search: '' });
  const rare = await untilOtherRows(opened.page, { search: 'naltrexone' });
  await untilOtherRows(opened.page, { search: '' });
  say(
    `search, with the 200 ms that typing is waited for: common word ${Math.round(common)} ms, another ${Math.round(rare)} ms, cleared ${Math.round(cleared)} ms`,
  );
  await opened.page.locator('[role=grid][aria-label=Records] [row-index="0"] [col-id="title"]').click();
  const times = await keyToNext(
    opened.page,
    'i',
    { selector: '[role=row].ag-row-selected', attribute: 'row-id' },
    20,
  );
  say(`verdict to next row: ${spread(times)}`);
  await opened.app.close();
  expect(Math.max(...times)).toBeLessThan(10_000);
});

test('screening', async () => {
  const opened = await open([project()]);
  await stages(opened.page);
  await opened.page.evaluate(() => {
    location.hash = '/screening';
  });
  await opened.page.waitForSelector('article[aria-label]', { timeout: 300_000 });
  say(`first report to screen: ${seconds(opened.since())} from the start of the program`);
  await opened.page.waitForTimeout(2_000);
  const times = await keyToNext(
    opened.page,
    'i',
    { selector: 'article[aria-label]', attribute: 'aria-label' },
    200,
  );
  say(`key to next report painted: ${spread(times)}`);
  say(`memory of all processes: ${await memory(opened)}`);
  await opened.app.close();
  expect(Math.max(...times)).toBeLessThan(10_000);
});
