import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { commandLine } from './command-line';
import { launchApp } from './launch';
import { goTo, importFile, importFixture, sayName, startReview } from './start-review';

const titleOf = (page: Page, row: number) =>
  page.getByRole('grid', { name: 'Records' }).locator(`[row-index="${row}"] [col-id="title"]`);

const headBox = (page: Page) => page.getByRole('checkbox', { name: 'Select all that are listed' });

test('the box in the head selects what is listed and nothing that a filter keeps out', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  // What the count says from now on, also if only for a moment.
  await page.evaluate(() => {
    const said = new Set<string>();
    Object.assign(window, { said });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('main output')) said.add(textContent ?? '');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const said = await page.evaluate(() => [...(Reflect.get(window, 'said') as Set<string>)]);
  expect(said).toContain('80 reports');
  expect(said.filter((text) => text.includes(' of '))).toEqual([]);
  const box = headBox(page);
  const selected = (text: string) => page.getByRole('main').getByText(text, { exact: true });
  await expect(box).not.toBeChecked();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Without abstract' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 of 80 reports')).toBeVisible();
  await box.click();
  await expect(selected('3 selected')).toBeVisible();
  await expect(box).toBeChecked();

  // With the others back, three of eighty are selected: neither all nor none.
  await page.getByRole('button', { name: 'Remove filter: Without abstract' }).click();
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  await expect(selected('3 selected')).toBeVisible();
  await expect(box).not.toBeChecked();
  expect(await box.evaluate((input: HTMLInputElement) => input.indeterminate)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('e');
  await expect(page.getByText('Excluded: 3 reports')).toBeVisible();

  // By key, from the head itself.
  await page.getByRole('columnheader', { name: 'Select all that are listed' }).focus();
  await page.keyboard.press('Space');
  await expect(selected('80 selected')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(selected('Nothing selected')).toBeVisible();
  await close();
});

test('a verdict is on the report that has the keyboard, at once, and never on one that is not listed', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const selected = (text: string) => page.getByRole('main').getByText(text, { exact: true });
  const state = (row: number) =>
    page.locator(`[row-index="${row}"] [role="gridcell"][col-id="title-abstract state"]`);

  // The arrow is still held down when the key of the verdict comes.
  await titleOf(page, 2).click();
  await page.keyboard.down('ArrowDown');
  await page.keyboard.press('e');
  await page.keyboard.up('ArrowDown');
  await expect(state(3)).toHaveText(/Out/);
  await expect(state(2)).not.toHaveText(/Out/);

  await titleOf(page, 4).click();
  await page.keyboard.press('PageDown');
  await expect(titleOf(page, 4).locator('xpath=ancestor::*[@role="row"]')).toHaveAttribute(
    'aria-selected',
    'false',
  );
  await expect(selected('1 selected')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected('2 selected')).toBeVisible();

  // Selected, then kept out by a filter: it is selected no more.
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Without abstract' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 of 80 reports')).toBeVisible();
  await expect(selected('Nothing selected')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Include/ })).toBeDisabled();
  await headBox(page).click();
  await expect(selected('3 selected')).toBeVisible();
  await close();
});

test('verdicts typed fast go to one report after another, each once, also where the judged ones leave the list', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const state = (row: number) =>
    page.locator(`[row-index="${row}"] [role="gridcell"][col-id="title-abstract state"]`);
  const isOn = (row: number) =>
    expect(page.locator(`[role="row"][row-index="${row}"]`).first()).toHaveAttribute('aria-selected', 'true');
  const word: Record<string, RegExp> = { e: /Out$/, i: /In$/, m: /In, maybe$/ };

  await titleOf(page, 2).click();
  const keys = 'eeieemeeie';
  // The keys of a row of verdicts, a few milliseconds apart.
  for (const key of keys) await page.keyboard.press(key);
  for (const [at, key] of [...keys].entries()) await expect(state(2 + at)).toHaveText(word[key] ?? '');
  await expect(state(1)).toHaveText(/To screen$/);
  await expect(state(12)).toHaveText(/To screen$/);
  await isOn(12);

  // A key held down is one verdict.
  await page.keyboard.down('e');
  for (let n = 0; n < 5; n += 1) await page.keyboard.down('e');
  await page.keyboard.up('e');
  await expect(state(12)).toHaveText(/Out$/);
  await isOn(13);
  await expect(state(13)).toHaveText(/To screen$/);

  // What is judged leaves the list meanwhile, and the keyboard stays with the next.
  await page.getByRole('button', { name: 'Title/abstract', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'To screen' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('69 of 80 reports')).toBeVisible();
  const left = await titleOf(page, 8).textContent();
  await titleOf(page, 2).click();
  for (const delay of [0, 30, 80, 50, 30, 60]) {
    await page.keyboard.press('e');
    await page.waitForTimeout(delay);
  }
  await expect(page.getByText('63 of 80 reports')).toBeVisible();
  await expect(titleOf(page, 2)).toHaveText(left ?? '');
  await isOn(2);
  await page.keyboard.press('ArrowDown');
  await isOn(3);

  // At the end of the list there is nothing more to judge.
  await page.keyboard.press('End');
  await isOn(62);
  for (let n = 0; n < 4; n += 1) {
    await page.keyboard.press('i');
    await page.waitForTimeout(60);
  }
  await expect(page.getByText('62 of 80 reports')).toBeVisible();
  await expect(page.getByRole('main').getByText('Nothing selected', { exact: true })).toBeVisible();

  await goTo(page, 'Screening');
  await expect(page.getByText('18 of 80 judged')).toBeVisible();
  for (const key of 'eimeeimeei') await page.keyboard.press(key);
  await expect(page.getByText('28 of 80 judged')).toBeVisible();
  // One verdict an entry: ten steps back are ten reports.
  for (let n = 0; n < 10; n += 1) await page.keyboard.press('u');
  await expect(page.getByText('18 of 80 judged')).toBeVisible();
  // Taken back and given anew in one breath: the last key counts.
  await page.keyboard.press('i');
  await page.keyboard.press('k');
  await page.keyboard.press('Delete');
  await page.keyboard.press('m');
  await expect(page.getByRole('radio', { name: /^Maybe, 2$/ })).toBeVisible();
  await close();
});

test('a search that stands follows edits and their undo, and the keyboard stays where it is', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const ids = await page
    .locator('[role="row"][row-id]')
    .evaluateAll((rows) => [...new Set(rows.map((row) => row.getAttribute('row-id') ?? ''))].slice(0, 4));
  const rename = (id: string, was: string | null, title: string) =>
    page.evaluate(
      ([reportId, before, set]) =>
        window.workbench.api.records.edit({
          reportId: reportId ?? '',
          set: { title: set ?? null },
          reset: [],
          was: { title: before ?? null },
        }),
      [id, was, title],
    );
  const titleNow = (id: string) =>
    page.evaluate(async (reportId) => {
      const detail = await window.workbench.api.records.detail({ reportId });
      return detail.ok ? detail.value.fields.title : null;
    }, id);
  const [first = '', second = '', third = ''] = ids;
  for (const id of [first, second]) await rename(id, await titleNow(id), 'On the wombat');
  await page.getByRole('textbox', { name: 'Search titles, abstracts, authors' }).fill('wombat');
  await expect(page.getByText('2 of 80 reports')).toBeVisible();
  await titleOf(page, 1).click();
  const isOn = (row: number) =>
    expect(page.locator(`[role="row"][row-index="${row}"]`).first()).toHaveAttribute('aria-selected', 'true');
  await isOn(1);

  await rename(third, await titleNow(third), 'Another wombat');
  await expect(page.getByText('3 of 80 reports')).toBeVisible();
  await isOn(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('2 of 80 reports')).toBeVisible();
  await isOn(1);
  // The first of the two goes, and the keyboard with the second to its new place.
  await rename(first, 'On the wombat', 'Something else');
  await expect(page.getByText('1 of 80 reports')).toBeVisible();
  await isOn(0);
  await expect(page.locator('[role="gridcell"]:focus')).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByText('Excluded: On the wombat')).toBeVisible();

  // Screening keeps the report in sight, though another word found it.
  await goTo(page, 'Screening');
  await page.getByRole('radio', { name: /^All/ }).click();
  await page.getByRole('textbox', { name: 'Search among these reports' }).fill('antimicrobial');
  const title = page.getByRole('article').getByRole('heading', { level: 2 });
  await expect(title).not.toHaveText(/Something else|wombat/);
  await page.getByRole('region', { name: 'Abstract' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const shown = await title.textContent();
  await rename(first, 'Something else', 'Antimicrobial');
  await page.waitForTimeout(600);
  await expect(title).toHaveText(shown ?? '');
  await close();
});

const many = 12_000;

const manyRecords = (): string =>
  Array.from(
    { length: many },
    (_, at) =>
      `TY  - JOUR\nTI  - Trial number ${at + 1} of salt ${(at * 7919) % 10_007}\nAU  - Author, A.\nPY  - 2001\nDO  - 10.1000/x${at}\nER  - \n`,
  ).join('\n');

/** From now on no further part of a long list is read until it is let on; gives what lets it on. */
const holdTheRest = async (page: Page): Promise<() => Promise<void>> => {
  await page.evaluate(() => {
    const held: (() => void)[] = [];
    const idle = window.requestIdleCallback;
    window.requestIdleCallback = (run, options) => {
      held.push(() => idle.call(window, run, options));
      return 0;
    };
    document.addEventListener(
      'let-on',
      () => {
        window.requestIdleCallback = idle;
        for (const run of held) run();
      },
      { once: true },
    );
  });
  return () =>
    page.evaluate(() => {
      document.dispatchEvent(new Event('let-on'));
    });
};

test('a long list shows its first reports while the others come, says so, and keeps what is done meanwhile', async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'ldn-long-list-'));
  const file = join(folder, 'long.ldnr');
  writeFileSync(join(folder, 'long.ris'), manyRecords());
  await commandLine(['project', 'new', file, '--title', 'Salt']);
  await commandLine(['project', 'import', file, join(folder, 'long.ris')]);
  const { page, close } = await launchApp({ args: [file] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Records');
  await expect(page.getByText('12,000 reports', { exact: true })).toBeVisible({ timeout: 60_000 });
  // The window's copy of the review is on disk from here on.
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('ldn-mirror')));

  await page.evaluate(() => window.workbench.api.projects.close(null));
  await page.getByRole('button', { name: 'New review' }).first().waitFor();
  const letOn = await holdTheRest(page);
  await page.evaluate((path) => void window.workbench.api.projects.open({ path }), file);
  await goTo(page, 'Records');
  await expect(
    page.getByText('reading 1,999 of 12,000 reports; the first 1,999 are listed', { exact: true }),
  ).toBeVisible();
  await expect(
    page.locator('footer').getByText('reading 1,999 of 12,000 reports', { exact: true }),
  ).toBeVisible();
  await expect(titleOf(page, 0)).toHaveText(/^Trial number 1 /);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();

  // One report can be judged; many would not be all that are meant.
  await titleOf(page, 1).click();
  await page.keyboard.press('e');
  await expect(page.getByText(/^Excluded: Trial number 2 /)).toBeVisible();
  const state = (row: number) =>
    page.locator(`[row-index="${row}"] [role="gridcell"][col-id="title-abstract state"]`);
  await expect(state(1)).toHaveText(/Out/);
  await headBox(page).click();
  await expect(page.getByText('1,999 selected', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Include/ })).toBeDisabled();

  await letOn();
  await expect(page.getByText('12,000 reports', { exact: true })).toBeVisible();
  await expect(page.getByText('1,999 selected', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Include/ })).toBeEnabled();
  await expect(state(1)).toHaveText(/Out/);
  await page.getByRole('columnheader', { name: 'No.' }).click();
  await page.getByRole('columnheader', { name: 'No.' }).click();
  await expect(titleOf(page, 0)).toHaveText(/^Trial number 12000 /);
  await close();
  rmSync(folder, { recursive: true, force: true });
});
