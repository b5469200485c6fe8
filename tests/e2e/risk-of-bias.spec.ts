import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { openLdnReview, reopen, visit } from './ldn-review';

const response = 'st-smith2011~result-4';

/** Answers the questions of the open domain by keys, the first one focused by hand. */
const answer = async (page: Page, first: string, keys: string) => {
  await page
    .getByRole('radiogroup', { name: new RegExp(`^${first} `) })
    .getByRole('radio')
    .first()
    .focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect(page.locator('[data-question] [role="radio"][aria-checked="true"]')).toHaveCount(keys.length);
};

test('a result is judged by keys to the end: path, proposal, override, complete, light', async () => {
  const { page, app, userData, documents, close } = await openLdnReview();
  await visit(page, 'risk-of-bias');
  await expect(page.getByRole('table', { name: "Risk of bias, Crohn's disease" })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page
    .getByRole('row', { name: /clinical response \(Cochrane/ })
    .getByRole('link', { name: 'Not judged yet' })
    .click();

  // Domain 1: yes, probably yes, probably no. The keys work at once: the first question has the focus.
  await expect(
    page
      .getByRole('radiogroup', { name: /^1\.1 / })
      .getByRole('radio')
      .first(),
  ).toBeFocused();
  for (const key of '123') await page.keyboard.press(key);
  const path = page.getByRole('complementary', { name: 'Path of the answers' });
  await expect(path).toContainText('Low risk');
  await expect(page.getByLabel('Judgement of D1')).toContainText('D1.');
  await page.getByLabel('Support for 1.1').fill('Computer-generated list');
  await page.getByRole('button', { name: 'Next domain' }).click();

  // Domain 2: nobody knew, so 2.3 to 2.5 are not asked.
  await expect(
    page
      .getByRole('radiogroup', { name: /^2\.1 / })
      .getByRole('radio')
      .first(),
  ).toBeFocused();
  for (const key of 'nn') await page.keyboard.press(key);
  await expect(page.getByText('Asked when the trial caused departures.')).toBeVisible();
  await page.keyboard.press('y');
  await expect(path).toContainText('Not asked on this path: 2.3, 2.4, 2.5, 2.7');
  await page.getByRole('tab', { name: /D3/ }).click();
  await answer(page, '3.1', 'y');
  await page.getByRole('tab', { name: /D4/ }).click();
  await answer(page, '4.1', 'nnn');
  await page.getByRole('tab', { name: /D5/ }).click();
  await answer(page, '5.1', 'ynn');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('tab', { name: /Overall/ }).click();
  await expect(page.getByLabel('Judgement of overall')).toContainText('Every domain is at low risk.');
  await page.getByRole('tab', { name: /D1/ }).click();
  await page.getByRole('button', { name: 'Judge otherwise' }).click();
  await page
    .getByRole('radiogroup', { name: /^Own judgement/ })
    .getByText('Some concerns')
    .click();
  await expect(page.getByRole('button', { name: 'Judge so' })).toBeDisabled();
  await page.getByLabel('Reason').fill('The list was kept by the one who enrolled');
  await page.getByRole('button', { name: 'Judge so' }).click();
  await page.getByRole('tab', { name: /Overall/ }).click();
  await expect(page.getByLabel('Judgement of overall')).toContainText('Some concerns in at least one domain');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save as complete' }).click();
  await expect(page.getByText('✓ Complete')).toBeVisible();

  await visit(page, 'risk-of-bias');
  const row = page.getByRole('row', { name: /clinical response \(Cochrane/ });
  await expect(row.getByRole('link', { name: /Overall: Some concerns/ })).toBeVisible();
  await expect(row.getByRole('link', { name: /Missing outcome data: Low risk/ })).toBeVisible();
  await visit(page, 'studies', 'st-smith2011');
  await expect(
    page.getByRole('link', { name: /^Risk of bias of clinical response \(Cochrane.*: some/ }),
  ).toBeVisible();
  await app.close();

  const again = await reopen({ userData, documents });
  await visit(again.page, 'risk-of-bias', response);
  await again.page.getByRole('tab', { name: /D1/ }).click();
  await expect(again.page.getByLabel('Support for 1.1')).toHaveValue('Computer-generated list');
  await expect(again.page.getByText('Judged', { exact: true })).toBeVisible();

  // Another result of the same trial takes over the domain; any change opens an appraisal again.
  await visit(again.page, 'risk-of-bias', 'st-smith2011~result-5');
  await again.page.getByRole('button', { name: 'Copy from …' }).click();
  await again.page.getByRole('menuitem', { name: /clinical response/ }).click();
  await expect(again.page.getByRole('radio', { name: 'Probably yes', exact: true }).first()).toBeVisible();
  await expect(again.page.getByLabel('Support for 1.1')).toHaveValue('Computer-generated list');
  // Undo takes back what is saved, so it waits until the copy is.
  await expect(again.page.getByText('Saved', { exact: true })).toBeVisible();
  await again.page.keyboard.press('Control+z');
  await expect(again.page.getByLabel('Support for 1.1')).toHaveValue('');
  await again.close();
  await close();
});

test('a crossover trial and a study that is not randomised are told why they are not offered the tool', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'risk-of-bias', 'st-younger2013~result-1');
  await expect(page.getByText(/This is a crossover trial/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await visit(page, 'studies', 'st-smith2007');
  await expect(page.getByText(/RoB 2 is for randomised trials; this is a trial with one arm/)).toBeVisible();
  await close();
});

test('with two reviewers, one complete appraisal waits for the other', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'setup');
  await page
    .getByRole('radiogroup', { name: /Reviewers needed for each result: Risk of bias/ })
    .getByText('2')
    .click();
  await visit(page, 'risk-of-bias', response);
  await expect(page.getByText(/Nobody has appraised this result yet/)).toBeVisible();
  for (const [domain, first, keys] of [
    ['D1', '1.1', 'yyn'],
    ['D2', '2.1', 'nny'],
    ['D3', '3.1', 'y'],
    ['D4', '4.1', 'nnn'],
    ['D5', '5.1', 'ynn'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(domain) }).click();
    await answer(page, first, keys);
  }
  await page.getByRole('tab', { name: /Overall/ }).click();
  await page.getByRole('button', { name: 'Save as complete' }).click();
  await expect(page.getByText('1 of 2 appraisals are complete; the rest are still to come.')).toBeVisible();
  await close();
});
