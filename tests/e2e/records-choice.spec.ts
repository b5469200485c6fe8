import { expect, type Page, test } from '@playwright/test';
import { goTo, importFile, importFixture, startReview } from './start-review';

const titleOf = (page: Page, row: number) =>
  page.getByRole('grid', { name: 'Records' }).locator(`[row-index="${row}"] [col-id="title"]`);

test('the last report of a list keeps the verdict that was meant for it, whatever keys follow', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await page.getByRole('button', { name: 'Title/abstract', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'To screen' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Remove filter: / })).toBeVisible();
  await titleOf(page, 0).click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[role="row"][row-index="77"]').first()).toHaveAttribute('aria-selected', 'true');
  for (const key of 'imeim') await page.keyboard.press(key);
  await expect(page.getByText('77 of 80 reports')).toBeVisible();
  await page.getByRole('button', { name: /^Remove filter: / }).click();
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  await page.locator('[role="gridcell"][col-id="title"]').first().click();
  await page.keyboard.press('End');
  const state = (row: number) =>
    page.locator(`[row-index="${row}"] [role="gridcell"][col-id="title-abstract state"]`);
  await expect(state(79)).toHaveText(/Out$/);
  await expect(state(78)).toHaveText(/In, maybe$/);
  await expect(state(77)).toHaveText(/In$/);
  await close();
});

test('sorted from the menu of a cell, the keyboard stays on the report that is selected; with Shift it begins where one clicked', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const title = await titleOf(page, 10).textContent();
  await titleOf(page, 10).click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitemcheckbox', { name: 'Sort ascending' }).click();
  const focused = page.locator('[role="gridcell"]:focus');
  await expect(focused).toHaveText(title ?? '');
  await expect(focused.locator('xpath=ancestor::*[@role="row"]')).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Home');
  await titleOf(page, 5).click();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowDown');
  const selected = (text: string) => page.getByRole('main').getByText(text, { exact: true });
  await expect(selected('4 selected')).toBeVisible();
  await titleOf(page, 8).click();
  await expect(selected('1 selected')).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected('2 selected')).toBeVisible();
  await close();
});
