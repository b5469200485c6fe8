import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { visit } from './ldn-review';
import { goTo, sayName } from './start-review';

const result = 'Aronson 1948';

/** The reviewers take turns at one computer: somebody of the list, or somebody new. */
const sitDown = async (page: Page, from: string, to: string, isNew = false): Promise<void> => {
  await page.getByRole('button', { name: from }).click();
  if (isNew) {
    await page.getByRole('menuitem', { name: /Somebody else/ }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(to);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  } else await page.getByRole('menuitemcheckbox', { name: to }).click();
  await expect(page.getByRole('button', { name: to })).toBeVisible();
};

const judge = async (page: Page, study: string, last: string): Promise<void> => {
  await visit(page, 'risk-of-bias');
  await page
    .getByRole('row', { name: new RegExp(study) })
    .getByRole('link', { name: /^(Not judged yet|Judged by others)$/ })
    .click();
  for (const [domain, first, keys] of [
    ['D1', '1.1', 'yyn'],
    ['D2', '2.1', 'nny'],
    ['D3', '3.1', 'y'],
    ['D4', '4.1', 'nnn'],
    ['D5', '5.1', last],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${domain}`) }).click();
    const radio = page
      .getByRole('radiogroup', { name: new RegExp(`^${first} `) })
      .getByRole('radio')
      .first();
    await expect(radio).toBeFocused();
    for (const key of keys) await page.keyboard.press(key);
    await expect(page.getByRole('tab', { name: new RegExp(`^${domain}.*: (Low|Some)`) })).toBeVisible();
  }
  await page.getByRole('tab', { name: /^Overall/ }).click();
  await page.getByRole('button', { name: 'Save as complete' }).click();
  await expect(page.getByText('✓ Complete')).toBeVisible();
};

test('two reviewers judge and read the same result apart, differ, and settle it; the light stands in the plot', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'bcg'] });
  await sayName(page, 'Ada One');
  await goTo(page, 'Set-up');
  for (const stage of ['Risk of bias', 'Extraction'])
    await page
      .getByRole('radiogroup', { name: new RegExp(`Reviewers needed for each result: ${stage}`) })
      .getByText('2')
      .click();

  await judge(page, result, 'ynn');
  await expect(page.getByText('1 of 2 appraisals are complete; the rest are still to come.')).toBeVisible();

  // The second sees nothing of the first before being done.
  await sitDown(page, 'Ada One', 'Ben Two', true);
  await visit(page, 'risk-of-bias');
  await expect(page.getByRole('row', { name: new RegExp(result) })).toContainText('Not judged yet');
  await judge(page, result, 'iii');
  await expect(page.getByText('The reviewers differ in D5, overall: make a consensus.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await visit(page, 'risk-of-bias');
  await page.getByRole('link', { name: 'Reviewers differ' }).click();
  await page.getByRole('tab', { name: /^Overall/ }).click();
  await page.getByRole('button', { name: 'Make a consensus, starting from mine' }).click();
  await page.getByRole('link', { name: 'Open the consensus' }).click();
  await expect(page.getByText(/Consensus appraisal/)).toBeVisible();
  await page.getByRole('tab', { name: /^Overall/ }).click();
  await page.getByRole('button', { name: 'Save as complete' }).click();
  await expect(page.getByText('✓ Counts: the consensus.')).toBeVisible();

  // Extraction: one reading is not enough for a consensus; two that differ are settled.
  const numbers = page.getByLabel('Events of BCG vaccine');
  const settle = page.getByRole('button', { name: 'Make this the consensus' });
  const openResult = async () => {
    await visit(page, 'studies');
    await page.getByRole('gridcell', { name: result, exact: true }).dblclick();
    await page.getByRole('table', { name: 'Results' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Use as my own' }).click();
    await expect(numbers).toBeEnabled();
  };
  await openResult();
  await numbers.fill('5');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/1 of 2 reviewers have read it/)).toBeVisible();
  await expect(settle).toBeDisabled();
  await sitDown(page, 'Ben Two', 'Ada One');
  await expect(page.getByText('Ben Two')).toHaveCount(0);
  await openResult();
  await expect(page.getByRole('radiogroup', { name: 'Whose reading' })).toContainText('Ben Two');
  await expect(numbers).toHaveValue('4');
  await expect(settle).toBeEnabled();
  expect(await axeFindings(page)).toEqual([]);
  await settle.click();
  await expect(page.getByText('This is the consensus.')).toBeVisible();

  await goTo(page, 'Synthesis');
  await page.getByRole('link', { name: 'Tuberculosis infection' }).first().click();
  await expect(
    page.getByRole('option', { name: /^Aronson 1948.*risk of bias: some concerns/ }),
  ).toBeVisible();
  await close();
});
