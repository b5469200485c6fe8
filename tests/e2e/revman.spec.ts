import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { answerDialogs, goTo, importFixture, startReview } from './start-review';

const chosen = async (review: Awaited<ReturnType<typeof startReview>>) => {
  const { app, page } = review;
  await answerDialogs(app, { open: [importFixture('rm5/made__small-review.rm5')] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByRole('table', { name: 'What the review holds' }).waitFor();
  return page.getByRole('region', { name: 'made__small-review.rm5' });
};

const counted = async (page: Page, link: string, count: string): Promise<void> => {
  await goTo(page, link);
  await expect(page.getByText(count).first()).toBeVisible();
};

test('a RevMan review: looked over, brought in whole, pooled, led back to its file, and undone in one step', async () => {
  const review = await startReview('Half done elsewhere');
  const { page, close } = review;
  const file = await chosen(review);
  const holds = file.getByRole('table', { name: 'What the review holds' });
  await expect(holds.getByRole('row', { name: /^Included 3 references of 2 studies/ })).toBeVisible();
  await expect(holds.getByRole('row', { name: /^Excluded 1 reference of 1 study/ })).toBeVisible();
  await expect(
    holds.getByRole('row', { name: /^Naltrexone versus placebo 3 outcomes, 4 results/ }),
  ).toBeVisible();
  await expect(holds.getByRole('row', { name: /^Risk of bias 2 judgements/ })).toBeVisible();
  await expect(file.getByRole('list', { name: 'Not taken' })).toContainText('The text of the review');
  await expect(file.getByRole('table', { name: 'People' })).toContainText('3 included, 1 excluded');
  await expect(file.getByRole('table', { name: 'Reasons' })).toContainText('No control group');
  expect(await axeFindings(page)).toEqual([]);
  await file.getByRole('button', { name: 'Import 5 records' }).click();
  const next = page.getByRole('region', { name: 'Next step' });
  await expect(next).toContainText('2 studies with 4 results brought along');
  await expect(next).toContainText('4 decisions brought along from elsewhere.');
  await expect(next).toContainText('1 report labelled or noted on without a decision.');
  await expect(page.getByText('Looking for duplicates')).toBeHidden();
  await counted(page, 'Full text', 'All 4 judged by others, none by you: 3 in, 1 out');

  await goTo(page, 'Synthesis');
  await page.getByRole('link', { name: 'Pain relief' }).first().click();
  await expect(
    page.getByRole('listbox', { name: /^Rows of the forest plot/ }).getByRole('option'),
  ).toHaveCount(1);
  await page.getByRole('option', { name: /^One 2001: risk ratio 1\.93/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('made__small-review.rm5, line 33: analysis 1.1');
  await expect(inspector).toContainText('EVENTS_1="10" TOTAL_1="30"');

  await goTo(page, 'Studies');
  await page.getByText('One 2001').first().dblclick();
  const judged = page.getByRole('region', {
    name: 'As judged in the imported review “Naltrexone for pain & fatigue”, RoB 1',
  });
  await expect(judged).toContainText('Random sequence generation (selection bias)');
  await expect(judged).toContainText('Low risk');
  await expect(judged).toContainText('Computer list');
  expect(await axeFindings(page)).toEqual([]);

  // The same file again: nothing stands twice.
  const again = await chosen(review);
  await expect(again).toContainText('2, 2 of them here already');
  await again.getByRole('button', { name: 'Import 5 records' }).click();
  await expect(next).toContainText('an earlier import of this review brought: they stay as they are');
  await expect(next).toContainText('4 decisions were here already');
  await expect(next).not.toContainText('brought along from elsewhere');
  await expect(page.getByText('Looking for duplicates')).toBeHidden();
  await counted(page, 'Studies', '2 studies');
  await goTo(page, 'Import');
  const searches = page
    .getByRole('grid', { name: 'Searches' })
    .locator('[role="gridcell"][col-id="database"]');
  for (const left of [1, 0]) {
    await page.keyboard.press('Control+z');
    await expect(searches).toHaveCount(left);
  }
  await goTo(page, 'Studies');
  await expect(page.getByText('One 2001')).toHaveCount(0);
  await goTo(page, 'Synthesis');
  await expect(page.getByRole('link', { name: 'Pain relief' })).toHaveCount(0);
  await goTo(page, 'Records');
  await expect(page.getByText('No records yet')).toBeVisible();
  await close();
});
