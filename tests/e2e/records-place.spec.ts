import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { commandLine } from './command-line';
import { launchApp } from './launch';
import { visit } from './ldn-review';
import { answerDialogs, goTo, importFile, importFixture, sayName, startReview } from './start-review';

const rowAt = (page: Page, row: number) => page.locator(`main .ag-row[row-index="${row}"]`);
const titleOf = (page: Page, row: number) => rowAt(page, row).locator('[col-id="title"]');
const selected = (page: Page, text: string) => page.getByRole('main').getByText(text, { exact: true });
const search = (page: Page) => page.getByRole('textbox', { name: 'Search titles, abstracts, authors' });
const inspected = (page: Page) =>
  page.getByRole('complementary', { name: 'Inspector' }).locator('h2').first();

const narrow = async (page: Page, menu: string, entry: string) => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: entry, exact: true }).click();
  await page.keyboard.press('Escape');
};

/** From now on notes which row stands uppermost in the list as it is painted, frame by frame, and whether its rows have their titles. */
const watchTheTop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seenOnTop: seen });
    const look = () => {
      requestAnimationFrame(() => setTimeout(look));
      const head = document.querySelector('main .ag-header')?.getBoundingClientRect().bottom ?? 0;
      const rows = [...document.querySelectorAll('main .ag-row')]
        .filter((row) => row.getBoundingClientRect().bottom > head + 1)
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
      const [top] = rows;
      if (top)
        seen.add(
          `${top.getAttribute('row-index')}${rows.some((row) => !row.querySelector('[col-id="title"]')) ? ' without titles' : ''}`,
        );
    };
    look();
  });
const seenOnTop = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(Reflect.get(window, 'seenOnTop') as Set<string>)]);

test('whoever comes back to the records finds search, filters, order, selected report and place as they were', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await search(page).fill('light');
  await narrow(page, 'More', 'With abstract');
  await titleOf(page, 0).click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Filter ...' }).click();
  await page.getByPlaceholder('Filter...').first().fill('r');
  await page.keyboard.press('Escape');
  const byColumn = page.getByText('By column: Title', { exact: true });
  await expect(byColumn).toBeVisible();
  await page.getByRole('columnheader', { name: 'Year' }).click();
  const count = page.getByRole('main').getByText(/^\d+ of 80 reports$/);
  await expect(count).toBeVisible();
  const listed = (await count.textContent()) ?? '';
  await titleOf(page, 5).click();
  for (let n = 0; n < 40; n += 1) await page.keyboard.press('ArrowDown');
  await expect(rowAt(page, 45)).toHaveAttribute('aria-selected', 'true');
  const title = (await titleOf(page, 45).textContent()) ?? '';
  await expect(inspected(page)).toHaveText(title.trim());
  // Two rows below the selected one come into sight a moment later.
  await page.waitForTimeout(500);
  await watchTheTop(page);
  await page.waitForTimeout(200);
  const place = await seenOnTop(page);
  expect(place).toHaveLength(1);

  await goTo(page, 'Overview');
  await expect(page.getByRole('grid', { name: 'Records' })).toHaveCount(0);
  await goTo(page, 'Records');
  await expect(selected(page, '1 selected')).toBeVisible();
  await expect(rowAt(page, 45)).toHaveAttribute('aria-selected', 'true');
  await expect(titleOf(page, 45)).toHaveText(title);
  await expect(titleOf(page, 45)).toBeInViewport();
  await expect(inspected(page)).toHaveText(title.trim());
  await expect(search(page)).toHaveValue('light');
  await expect(page.getByRole('button', { name: 'Remove filter: With abstract' })).toBeVisible();
  await expect(byColumn).toBeVisible();
  await expect(selected(page, listed)).toBeVisible();
  await page.waitForTimeout(500);
  // Nothing else has passed by.
  expect(await seenOnTop(page)).toEqual(place);

  // The keyboard goes back into the list where one was, and a verdict to the report that is selected.
  await page.evaluate(() => document.getElementById('work')?.focus());
  await page.keyboard.press('ArrowDown');
  await expect(rowAt(page, 45).locator('[role="gridcell"]:focus')).toHaveCount(1);
  await expect(selected(page, '1 selected')).toBeVisible();
  await page.keyboard.press('e');
  await expect(rowAt(page, 45).locator('[col-id="title-abstract state"]')).toHaveText(/Out/);
  await expect(page.getByText(`Excluded: ${title.trim().slice(0, 20)}`)).toBeVisible();
  const states = page.locator('main .ag-row [col-id="title-abstract state"]');
  await expect(states.filter({ hasText: /Out/ })).toHaveCount(1);

  await page.getByRole('button', { name: 'Remove the filters of columns' }).click();
  await expect(byColumn).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove filter: With abstract' }).click();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  await close();
});

test('a selected report that has left the list meanwhile is not selected, nor is another in its stead', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await narrow(page, 'Title/abstract', 'To screen');
  await titleOf(page, 0).click();
  const title = (await titleOf(page, 0).textContent())?.trim() ?? '';
  await expect(inspected(page)).toHaveText(title);
  await goTo(page, 'Screening');
  await expect(page.getByRole('article', { name: title })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByText(/^Excluded: /)).toBeVisible();

  await goTo(page, 'Records');
  await expect(page.getByText('79 of 80 reports')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove filter: / })).toBeVisible();
  await expect(selected(page, 'Nothing selected')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Include/ })).toBeDisabled();
  await page.keyboard.press('i');
  await page.waitForTimeout(500);
  await expect(page.getByText('79 of 80 reports')).toBeVisible();
  await close();
});

test('the list of a figure is whole and leaves the place in the records as it was; another review begins anew', async () => {
  const { app, page, documents, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await search(page).fill('therapy');
  const count = page.getByRole('main').getByText(/^\d+ of 80 reports$/);
  await expect(count).toBeVisible();
  const listed = (await count.textContent()) ?? '';
  await titleOf(page, 3).click();
  await expect(selected(page, '1 selected')).toBeVisible();

  await goTo(page, 'Overview');
  await visit(page, 'records', 'counted', 'undecided');
  await expect(page.getByRole('button', { name: /^Remove filter: Reports not yet decided/ })).toBeVisible();
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  await expect(search(page)).toHaveValue('');
  await expect(selected(page, 'Nothing selected')).toBeVisible();
  // What is looked for and chosen there stays there, also on the straight way to the whole list.
  await search(page).fill('light');
  await titleOf(page, 1).click();
  await expect(selected(page, '1 selected')).toBeVisible();

  await goTo(page, 'Records');
  await expect(search(page)).toHaveValue('therapy');
  await expect(page.getByRole('button', { name: /^Remove filter: Reports not yet decided/ })).toHaveCount(0);
  await expect(selected(page, listed)).toBeVisible();
  await expect(selected(page, '1 selected')).toBeVisible();

  await page.evaluate(() => window.workbench.api.projects.close(null));
  await answerDialogs(app, { save: join(documents, 'other.ldnr') });
  await page.getByRole('button', { name: 'New review' }).first().click();
  await page.getByLabel('Title').fill('The same once more');
  await page.keyboard.press('Enter');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  await expect(search(page)).toHaveValue('');
  await expect(selected(page, 'Nothing selected')).toBeVisible();
  await close();
});

test('screening goes on at the report and in the list where it was left', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Screening');
  const report = page.getByRole('main').getByRole('article');
  const first = await report.getAttribute('aria-label');
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('j');
  await expect(report).not.toHaveAttribute('aria-label', first ?? '');
  await page.waitForTimeout(300);
  const fifth = (await report.getAttribute('aria-label')) ?? '';
  await goTo(page, 'Overview');
  await goTo(page, 'Screening');
  await expect(report).toHaveAttribute('aria-label', fifth);
  await page.keyboard.press('e');
  await expect(page.getByText(`Excluded: ${fifth.slice(0, 20)}`)).toBeVisible();
  await close();
});

const manyRecords = (many: number): string =>
  Array.from(
    { length: many },
    (_, at) => `TY  - JOUR\nTI  - Trial number ${at + 1}\nPY  - 2001\nDO  - 10.1000/x${at}\nER  - \n`,
  ).join('\n');

/** From now on notes what the list and the status line say, frame by frame. */
const watchWhatIsSaid = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const look = () => {
      const list = document.querySelector('main output.numbers')?.textContent ?? '';
      const line = /reading [\d,]+ of [\d,]+ reports/.exec(
        document.querySelector('footer')?.textContent ?? '',
      )?.[0];
      said.push(`${list} | ${line ?? ''}`);
      requestAnimationFrame(look);
    };
    look();
  });

test('while a large import that was undone is read again, the list says the same as the status line', async () => {
  test.setTimeout(240_000);
  const { app, page, close } = await startReview('Salt');
  const folder = mkdtempSync(join(tmpdir(), 'ldn-again-'));
  const file = join(folder, 'long.ris');
  writeFileSync(file, manyRecords(25_000));
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await importFile(app, page, file, 'Other');
  await goTo(page, 'Records');
  const all = page.getByText('25,080 reports', { exact: true });
  await expect(all).toBeVisible({ timeout: 60_000 });
  // Sorted, the list waits until all are read.
  await page.getByRole('columnheader', { name: 'Year' }).click();
  await goTo(page, 'Overview');
  await goTo(page, 'Records');
  await expect(all).toBeVisible();
  await watchWhatIsSaid(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+Shift+z');
  await expect(all).toBeVisible({ timeout: 60_000 });
  const said = await page.evaluate(() => [...new Set(Reflect.get(window, 'said') as string[])]);
  expect(said.filter((one) => one.includes('reading')).length).toBeGreaterThan(1);
  for (const one of said) {
    const [list = '', line = ''] = one.split(' | ');
    if (line === '') expect(['', '80 reports', '25,080 reports']).toContain(list);
    else expect([line, list.startsWith(`${line}; `) ? list : '']).toContain(list);
  }
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test('a list of many comes back at once where it was', async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'ldn-place-'));
  const file = join(folder, 'long.ldnr');
  writeFileSync(join(folder, 'long.ris'), manyRecords(12_000));
  await commandLine(['project', 'new', file, '--title', 'Salt']);
  await commandLine(['project', 'import', file, join(folder, 'long.ris')]);
  const { page, close } = await launchApp({ args: [file] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Records');
  await expect(page.getByText('12,000 reports', { exact: true })).toBeVisible({ timeout: 60_000 });
  // The grid's scroll bar has its length a moment after the rows.
  await page.waitForTimeout(1000);
  await titleOf(page, 1).click();
  await page.keyboard.press('Control+End');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('PageUp');
  await expect(selected(page, '1 selected')).toBeVisible();
  const row = page.locator('main .ag-row[aria-selected="true"]');
  const title = (await row.locator('[col-id="title"]').textContent()) ?? '';
  await page.waitForTimeout(500);
  await watchTheTop(page);
  await page.waitForTimeout(200);
  const place = await seenOnTop(page);
  expect(place).toHaveLength(1);
  await goTo(page, 'Overview');
  await goTo(page, 'Records');
  await expect(row.locator('[col-id="title"]')).toHaveText(title);
  await expect(row).toBeInViewport();
  await page.waitForTimeout(500);
  expect(await seenOnTop(page)).toEqual(place);

  // At its very end too, where the height of the list counts, which bars and the inspector take a part of while the page comes.
  await row.locator('[col-id="title"]').click();
  await page.keyboard.press('Control+End');
  await expect(rowAt(page, 11_999)).toHaveAttribute('aria-selected', 'true');
  await page.waitForTimeout(500);
  const scrolled = () => page.evaluate(() => document.querySelector('main .ag-grid-viewport')?.scrollTop);
  const end = await scrolled();
  expect(end).toBeGreaterThan(300_000);
  for (const other of ['Overview', 'Screening', 'Duplicates', 'Import']) {
    await goTo(page, other);
    await goTo(page, 'Records');
    await expect(rowAt(page, 11_999)).toHaveAttribute('aria-selected', 'true');
    await expect.poll(scrolled).toBe(end);
    await expect(titleOf(page, 11_999)).toBeInViewport({ ratio: 1 });
  }
  await close();
  rmSync(folder, { recursive: true, force: true });
});
