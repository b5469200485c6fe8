import { expect, type Page, test } from '@playwright/test';
import type { Bridge } from '#core/contract/index';
import { axeFindings } from './accessibility';
import { commandLine } from './command-line';
import { launchApp } from './launch';
import { goTo, importFile, importFixture, startReview } from './start-review';

const blueLight = importFixture('nbib/reflib__blue-light.nbib');
const title = (page: Page) => page.getByRole('article').getByRole('heading', { level: 2 });
const progress = (page: Page, text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();

/** Presses a key and waits until the next report is in sight; gives the title of the one that was judged. */
const judge = async (page: Page, key: string): Promise<string> => {
  const before = (await title(page).textContent()) ?? '';
  await page.keyboard.press(key);
  await expect(title(page)).not.toHaveText(before);
  return before;
};

const settingsOf = (page: Page, votes: number, reasons: readonly string[]) =>
  page.evaluate(
    async ({ votes: needed, reasons: texts }) => {
      const { workbench } = window as Window & typeof globalThis & { workbench: Bridge };
      const { api } = workbench;
      const review = {
        id: 'review' as const,
        title: 'Blue light for acne',
        question: { population: '', intervention: '', comparator: '', outcomes: '', designs: '' },
        note: '',
        titleAbstract: { votes: needed, blind: true },
        fullText: { votes: 1, blind: true },
        extraction: { votes: 1, blind: true },
        appraisal: { votes: 1, blind: true },
        starter: null,
      };
      const answers = [await api.review.save({ review })];
      for (const [at, text] of texts.entries()) {
        const row = { id: `reason-${at}`, order: at, text };
        answers.push(await api.review.putSetting({ table: 'exclusionReasons', row }));
      }
      return answers.every((a) => a.ok);
    },
    { votes, reasons },
  );

test('eighty records are screened by keyboard, undone, redone, and there after reopening', async () => {
  test.setTimeout(240_000);
  const review = await startReview('Blue light for acne');
  const { app, page, userData, documents, file } = review;
  await importFile(app, page, blueLight);
  await goTo(page, 'Screening');
  await expect(title(page)).toContainText('Formulation of Herbal Gel');
  await expect(page.getByRole('region', { name: 'Abstract' }).locator('strong')).toHaveText([
    'BACKGROUND:',
    'MATERIALS AND METHODS:',
    'RESULTS:',
    'CONCLUSION:',
  ]);
  await progress(page, '0 of 80 judged');
  expect(await axeFindings(page)).toEqual([]);

  // Moving without judging changes nothing.
  await page.keyboard.press('j');
  await expect(title(page)).toContainText('An extension of a multicenter');
  await page.keyboard.press('k');
  await expect(title(page)).toContainText('Formulation of Herbal Gel');
  await progress(page, '0 of 80 judged');

  const keys = ['i', 'e', 'e', 'e', 'e', 'e', 'm', 'e', 'e', 'e'];
  const titles: string[] = [];
  for (let k = 0; k < 79; k += 1) titles.push(await judge(page, keys[k % keys.length] ?? 'e'));
  await page.keyboard.press('e');
  await expect(page.getByText('All 80 judged: 8 in, 64 out, 8 maybe')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on to full texts' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // Three steps back lead to the report that was judged three steps ago, and forward again to the end.
  await page.keyboard.press('u');
  await progress(page, '79 of 80 judged');
  await page.keyboard.press('Control+z');
  await progress(page, '78 of 80 judged');
  await page.keyboard.press('u');
  await progress(page, '77 of 80 judged');
  await expect(title(page)).toHaveText(titles[77] ?? '');
  await page.keyboard.press('Control+Shift+Z');
  await progress(page, '78 of 80 judged');
  await expect(title(page)).toHaveText(titles[78] ?? '');
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByText('All 80 judged: 8 in, 64 out, 8 maybe')).toBeVisible();

  // One more undo, then close: the next start shows exactly that.
  await page.keyboard.press('u');
  await progress(page, '79 of 80 judged');
  await app.close();
  const again = await launchApp({ userData, documents, args: [file] });
  await goTo(again.page, 'Screening');
  await progress(again.page, '79 of 80 judged');
  await expect(again.page.getByRole('radio', { name: 'Maybe, 8' })).toBeVisible();
  await again.page.keyboard.press('e');
  await expect(again.page.getByText('All 80 judged: 8 in, 64 out, 8 maybe')).toBeVisible();

  // The maybes can be gone through once more.
  await again.page.getByRole('radio', { name: 'Maybe, 8' }).click();
  await judge(again.page, 'i');
  await expect(again.page.getByRole('radio', { name: 'Maybe, 7' })).toBeVisible();
  await again.close();
  await review.close().catch(() => undefined);
});

test('reasons, notes and labels; at full text an exclusion asks for its reason', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, blueLight);
  expect(await settingsOf(page, 1, ['Wrong population', 'Not a trial'])).toBe(true);
  await goTo(page, 'Screening');
  // The reasons were put in behind the page's back: it hears of them a moment later.
  await page.getByRole('button', { name: 'Reasons', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Not a trial' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(title(page)).toContainText('Formulation of Herbal Gel');

  // A digit excludes for that reason.
  await judge(page, '2');
  await expect(page.getByText(/^Excluded \(Not a trial\): Formulation of Herbal Gel/)).toBeVisible();
  await page.keyboard.press('k');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('region', { name: 'Verdicts' })).toContainText('Not a trial');
  await page.keyboard.press('j');

  // Note and label are kept beside the verdict, and undone on their own.
  await page.keyboard.press('n');
  await page.keyboard.type('Ask the authors');
  await page.keyboard.press('Escape');
  await expect(inspector.getByRole('region', { name: 'History', exact: true })).toContainText(
    'Edit note and labels',
  );
  await page.keyboard.press('l');
  await page.keyboard.type('split-face');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText('split-face', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await judge(page, 'i');
  await page.keyboard.press('k');
  await expect(inspector.getByRole('textbox', { name: 'Note' })).toHaveValue('Ask the authors');
  await page.keyboard.press('j');
  await judge(page, 'm');

  // Full text: E alone opens the reasons; nothing is excluded without one.
  await goTo(page, 'Full text');
  await progress(page, '0 of 2 judged');
  await expect(title(page)).toContainText('An extension of a multicenter');
  await page.keyboard.press('e');
  await expect(page.getByRole('menuitem', { name: 'Wrong population' })).toBeVisible();
  await progress(page, '0 of 2 judged');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('1');
  await expect(page.getByText(/^Excluded \(Wrong population\): An extension/)).toBeVisible();
  await progress(page, '1 of 2 judged');

  // A reason that is not in the list yet joins it.
  await page.keyboard.press('e');
  await page.getByRole('menuitem', { name: 'Another reason ...' }).click();
  await page.getByLabel('Reason', { exact: true }).fill('No comparator');
  await page.getByRole('button', { name: 'Add and exclude' }).click();
  await expect(page.getByText('All 2 judged: 0 in, 2 out, 0 maybe')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('two reviewers disagree: both verdicts side by side, and one settles it', async () => {
  const review = await startReview('Blue light for acne');
  const { app, page, userData, documents, file } = review;
  await importFile(app, page, blueLight);
  expect(await settingsOf(page, 2, ['Wrong population'])).toBe(true);
  await goTo(page, 'Screening');
  await expect(title(page)).toContainText('Formulation of Herbal Gel');
  await judge(page, 'i');
  await judge(page, 'e');
  await progress(page, '2 of 80 judged');
  await app.close();

  const listed = JSON.parse(await commandLine(['project', 'info', file, '--ids', '--json']));
  const ids: readonly string[] = listed.reportIds;
  const lines = `${ids[0]}\texclude\tWrong population\n${ids[1]}\texclude\n${ids[2]}\tinclude\n`;
  await commandLine(
    ['project', 'decide', file, '--stage', 'title-abstract', '--reviewer', 'Sam Second', '-'],
    lines,
  );

  const again = await launchApp({ userData, documents, args: [file] });
  await goTo(again.page, 'Screening');
  // The third report was judged by the other one only: that does not show.
  await progress(again.page, '2 of 80 judged');
  await again.page.getByRole('radio', { name: 'Conflicts, 1' }).click();
  await expect(title(again.page)).toContainText('Formulation of Herbal Gel');
  const both = again.page.getByRole('region', { name: 'Verdicts in conflict' });
  await expect(both).toContainText('Jo Reviewer');
  await expect(both).toContainText('Sam Second');
  await expect(both).toContainText('Wrong population');
  expect(await axeFindings(again.page)).toEqual([]);
  await again.page.getByLabel('Why it is settled so').fill('A herbal gel is no light');
  await again.page.getByRole('button', { name: 'Settle: include' }).click();
  await expect(again.page.getByText('No conflicts')).toBeVisible();
  const kept = await again.page.evaluate(async (reportId) => {
    const detail = await window.workbench.api.records.detail({ reportId });
    return detail.ok ? detail.value.resolutions : [];
  }, ids[0] ?? '');
  expect(kept).toMatchObject([
    { verdict: 'include', byName: 'Jo Reviewer', note: 'A herbal gel is no light' },
  ]);
  await again.page.keyboard.press('u');
  await expect(again.page.getByRole('radio', { name: 'Conflicts, 1' })).toBeVisible();
  await again.close();
  await review.close().catch(() => undefined);
});

test('the grid finds, filters and judges several at once', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, blueLight);
  await goTo(page, 'Records');
  const grid = page.getByRole('grid', { name: 'Records' });
  const titles = grid.locator('[role="gridcell"][col-id="title"]');
  // The order of rows in the document is not the order on the screen.
  const titleOf = (row: number) => grid.locator(`[row-index="${row}"] [col-id="title"]`);
  const inColumn = (id: string, text: string) =>
    grid.locator(`[role="gridcell"][col-id="title-abstract ${id}"]`, { hasText: text });
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('textbox', { name: 'Search titles, abstracts, authors' }).fill('antirrhinum');
  await expect(page.getByText('1 of 80 reports')).toBeVisible();
  await expect(titles).toHaveText([/Antirrhinum majus/]);
  await page.getByRole('textbox', { name: 'Search titles, abstracts, authors' }).fill('');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Without abstract' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 of 80 reports')).toBeVisible();
  await titleOf(0).click();
  await expect(page.getByText('The source gave no abstract.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await titleOf(2).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 selected', { exact: true })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByText('Excluded: 3 reports')).toBeVisible();
  await expect(inColumn('state', 'Out')).toHaveCount(3);
  await page.keyboard.press('u');
  await expect(inColumn('state', 'Out')).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove filter: Without abstract' }).click();
  await titleOf(0).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(
    'An extension of a multicenter',
  );
  await page.keyboard.press('i');
  await expect(page.getByText(/^Included: An extension of a multicenter/)).toBeVisible();
  await expect(inColumn('state', 'In')).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(inColumn('state', 'In, maybe')).toHaveCount(1);
  await close();
});
