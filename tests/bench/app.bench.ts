import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasWords } from '#core/bibliography/search-words';
import type { ReportListRow } from '#core/contract/mirror';
import { openDatabase } from '#main/store/database';
import { Statements } from '#main/store/rows';
import { searchReports } from '#main/store/search-text';
import { timed, type Wanted } from './timed';
import {
  allRows,
  goTo,
  list,
  makePlace,
  memory,
  open,
  type Place,
  say,
  seconds,
  tell,
  whole,
} from './window';

/** What a reviewer waits for in a large review, in the real window, with real clicks and keys. */
let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.remove());

const inSight = 15;
const titleOf = ({ title }: ReportListRow): string => title || 'No title';
const first = (rows: readonly ReportListRow[]): NonNullable<Wanted['rows']> =>
  rows.slice(0, inSight).map((row) => [row.id, titleOf(row)] as const);
const number = (n: number): string => n.toLocaleString('en');
const head = (page: Page, column: string) =>
  page.locator(`[role=grid][aria-label=Records] [role=columnheader][col-id="${column}"]`);
const byText = new Intl.Collator('en', { sensitivity: 'base' });

/** The columns that are sorted, each with what it shows. */
const columns = {
  title: (row: ReportListRow) => row.title,
  authors: (row: ReportListRow) => row.authors,
  year: (row: ReportListRow) => row.year ?? Number.NEGATIVE_INFINITY,
  journal: (row: ReportListRow) => row.journal,
  sources: (row: ReportListRow) => row.sources.join(', '),
  abstract: (row: ReportListRow) => (row.hasAbstract ? 'yes' : 'none'),
} as const;
type Sort = readonly [column: keyof typeof columns, way: 'ascending' | 'descending' | 'none'];

const inOrder = (rows: readonly ReportListRow[], sorts: readonly Sort[]): readonly ReportListRow[] =>
  [...rows].sort((a, b) => {
    for (const [column, way] of sorts) {
      if (way === 'none') continue;
      const [x, y] = [columns[column](a), columns[column](b)];
      const by = typeof x === 'number' ? x - Number(y) || 0 : byText.compare(x, String(y));
      if (by !== 0) return way === 'ascending' ? by : -by;
    }
    return a.order - b.order;
  });

test('opening', async () => {
  // The program would open again what was open last.
  const last = await open(place);
  await last.page.waitForSelector('nav[aria-label="Stages of the review"]');
  await last.page.evaluate(() => window.workbench.api.projects.close(null));
  await last.page.getByRole('button', { name: 'New review' }).first().waitFor();
  await last.app.close();
  const empty = await open(place, []);
  await empty.page.getByRole('button', { name: 'New review' }).first().waitFor();
  const alone = empty.since();
  say(`the program without a review: ${seconds(alone)}`);
  await empty.app.close();
  for (let time = 0; time < 3; time += 1) {
    const opened = await open(place);
    await list(opened.page);
    const shown = opened.since();
    await whole(opened.page);
    say(
      `mirror current: grid after ${seconds(shown)} from the start of the program, ${seconds(shown - alone)} more than without a review; all rows in it after ${seconds(opened.since())}`,
    );
    await opened.page.waitForTimeout(2_000);
    say(`  ${await memory(opened)}`);
    await opened.app.close();
  }
  const again = await open(place);
  await list(again.page);
  await whole(again.page);
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    await again.page.evaluate(() => window.workbench.api.projects.close(null));
    await again.page.getByRole('button', { name: 'New review' }).first().waitFor();
    const start = performance.now();
    void again.page.evaluate((path) => window.workbench.api.projects.open({ path }), place.project);
    await list(again.page);
    times.push(performance.now() - start);
    await whole(again.page);
  }
  tell('opened in the running program with a current mirror, until the grid shows rows', times, 1000);
  await again.app.close();
});

test('sorting', async () => {
  const opened = await open(place);
  const { page } = opened;
  await list(page);
  await whole(page);
  const rows = await allRows(page);
  await page.waitForTimeout(2_000);
  const click = async (sort: Sort, with_: readonly Sort[] = []): Promise<number> => {
    const wanted = { sorted: sort, rows: first(inOrder(rows, [...with_, sort])) };
    const text = head(page, sort[0]).locator('span').first();
    const modifiers = with_.length > 0 ? (['Shift'] as const) : [];
    const { painted } = await timed(page, 'click', wanted, () => text.click({ modifiers: [...modifiers] }));
    await page.waitForTimeout(400);
    return painted;
  };
  const all: number[] = [];
  for (const column of Object.keys(columns) as (keyof typeof columns)[]) {
    const times: number[] = [];
    for (let time = 0; time < 4; time += 1)
      for (const way of ['ascending', 'descending', 'none'] as const) times.push(await click([column, way]));
    say(
      `  ${column}: first ${times.slice(0, 3).map(Math.round).join(', ')}; later ${times.slice(3).map(Math.round).join(', ')} ms`,
    );
    all.push(...times);
  }
  tell('sort by one column, click to rows painted', all, 200);
  const two: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    await click(['journal', 'ascending']);
    two.push(await click(['year', 'ascending'], [['journal', 'ascending']]));
    two.push(await click(['year', 'descending'], [['journal', 'ascending']]));
    two.push(await click(['year', 'none'], [['journal', 'ascending']]));
    await click(['journal', 'descending']);
    await click(['journal', 'none']);
  }
  tell('sort by a second column', two, 200);
  say(await memory(opened));
  await opened.app.close();
  expect(all.length).toBe(72);
});

test('filters', async () => {
  const opened = await open(place);
  const { page } = opened;
  await list(page);
  await whole(page);
  const rows = await allRows(page);
  const total = `${number(rows.length)} reports`;
  const shows = (kept: readonly ReportListRow[]): Wanted => ({
    rows: first(kept),
    count: kept.length === rows.length ? total : `${number(kept.length)} of ${total}`,
  });
  await page.waitForTimeout(2_000);
  const chips: number[] = [];
  const entries: readonly (readonly [string, string, (row: ReportListRow) => boolean])[] = [
    ['More', 'Without abstract', (row) => !row.hasAbstract],
    ['More', 'With abstract', (row) => row.hasAbstract],
    ['Source', 'Embase', (row) => row.sources.includes('Embase')],
    ['Source', 'Scopus', (row) => row.sources.includes('Scopus')],
  ];
  for (let time = 0; time < 5; time += 1)
    for (const [menu, entry, test] of entries) {
      await page.getByRole('button', { name: menu, exact: true }).click();
      const item = page.getByRole('menuitemcheckbox', { name: entry, exact: true });
      await item.hover();
      await page.waitForTimeout(300);
      for (const wanted of [shows(rows.filter(test)), shows(rows)]) {
        chips.push((await timed(page, 'click', wanted, () => item.click())).painted);
        await page.waitForTimeout(300);
      }
      await page.keyboard.press('Escape');
    }
  tell('filter of a menu, click to rows painted', chips, 200);

  await head(page, 'title').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Filter ...' }).click();
  const field = page.locator('.ag-filter input:visible').first();
  await field.focus();
  const typed: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    for (const text of ['e', 'ef', 'eff', 'ef', 'e', '']) {
      const kept = rows.filter((row) => row.title.toLowerCase().includes(text));
      const now = await field.inputValue();
      const key = text.length > now.length ? text.at(-1)! : 'Backspace';
      typed.push((await timed(page, 'keydown', shows(kept), () => page.keyboard.press(key))).painted);
      await page.waitForTimeout(300);
    }
  }
  tell('filter of the titles, key to rows painted', typed, 200);
  say(await memory(opened));
  await opened.app.close();
  expect(chips.length + typed.length).toBe(64);
});

test('quick search', async () => {
  const opened = await open(place);
  const { page } = opened;
  await list(page);
  await whole(page);
  const rows = await allRows(page);
  const aside = new Statements(openDatabase(place.project, true));
  await page.waitForTimeout(2_000);
  const field = page.getByPlaceholder('Search titles, abstracts, authors');
  await field.focus();
  // The words of which the last key changes what is found.
  const found = (query: string): readonly ReportListRow[] => {
    if (!hasWords(query)) return rows;
    const hits = new Set(searchReports(aside, query, rows.length));
    return rows.filter(({ id }) => hits.has(id));
  };
  const total = `${number(rows.length)} reports`;
  const type = async (key: string, before: string, after: string): Promise<readonly number[]> => {
    const kept = found(after);
    const press = () => page.keyboard.press(key);
    const count = kept.length === rows.length ? total : `${number(kept.length)} of ${total}`;
    const same = found(before).length === kept.length;
    const taken = same ? await press() : await timed(page, 'keydown', { rows: first(kept), count }, press);
    await page.waitForTimeout(500);
    return taken ? [taken.painted] : [];
  };
  const asked = (query: string): Promise<number> =>
    page.evaluate(async (query) => {
      const start = performance.now();
      const answer = await window.workbench.api.records.search({ query, limit: 100_000 });
      if (!answer.ok) throw new Error(answer.error.text);
      return performance.now() - start;
    }, query);
  const words = [
    'patients',
    'naltrexone',
    'randomized trial',
    'quality of life',
    '"of the"',
    'th',
    'con',
    'type 2',
  ];
  say(`  the first question asked at all: ${Math.round(await asked('patients'))} ms`);
  const answered: number[] = [];
  for (let time = 0; time < 10; time += 1) for (const word of words) answered.push(await asked(word));
  for (const [at, word] of words.entries())
    tell(
      `search for "${word}", until the page has the answer`,
      answered.filter((_, n) => n % words.length === at),
      100,
    );
  tell('search of all kinds, until the page has the answer', answered, 100);
  const keys: number[] = [];
  for (let time = 0; time < 4; time += 1)
    for (const word of ['pain', 'naltrexone', 'trial']) {
      for (let at = 0; at < word.length; at += 1)
        keys.push(...(await type(word[at]!, word.slice(0, at), word.slice(0, at + 1))));
      await field.selectText();
      keys.push(...(await type('Backspace', word, '')));
    }
  tell('key in the search field to rows painted', keys, 200);
  say(await memory(opened));
  await opened.app.close();
  expect(keys.length).toBeGreaterThan(20);
});

test('verdicts in the list', async () => {
  const opened = await open(place);
  const { page } = opened;
  await list(page);
  await whole(page);
  const rows = await allRows(page);
  await page.waitForTimeout(2_000);
  await page.locator('[role=grid][aria-label=Records] [row-index="0"] [col-id="title"]').click();
  const painted: number[] = [];
  const both: number[] = [];
  for (let at = 1; at <= 200; at += 1) {
    const wanted = { selected: rows[at]!.id, committed: true };
    const taken = await timed(page, 'keydown', wanted, () => page.keyboard.press(at % 3 === 0 ? 'i' : 'e'));
    painted.push(taken.painted);
    both.push(Math.max(taken.painted, taken.committed));
    await page.waitForTimeout(60);
  }
  tell('verdict in the list, key to next row painted', painted, 50);
  tell('  and main has told of the commit', both, 50);
  say(await memory(opened));
  await opened.app.close();
  expect(both.length).toBe(200);
});

test('screening', async () => {
  const opened = await open(place);
  const { page } = opened;
  await goTo(page, '/screening');
  await page.waitForSelector('article[aria-label]', { timeout: 300_000 });
  say(`first report to screen: ${seconds(opened.since())} from the start of the program`);
  const rows = (await allRows(page)).filter(({ ta }) => ta.mine === null);
  await page.waitForTimeout(2_000);
  const painted: number[] = [];
  const both: number[] = [];
  for (let at = 1; at <= 400; at += 1) {
    const wanted = { article: titleOf(rows[at]!), committed: true };
    const taken = await timed(page, 'keydown', wanted, () => page.keyboard.press(at % 3 === 0 ? 'i' : 'e'));
    painted.push(taken.painted);
    both.push(Math.max(taken.painted, taken.committed));
    await page.waitForTimeout(60);
  }
  tell('screening, key to next report painted', painted, 50);
  tell('  and main has told of the commit', both, 50);
  say(await memory(opened));
  await opened.app.close();
  expect(both.length).toBe(400);
});
