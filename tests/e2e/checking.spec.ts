import { DatabaseSync } from '@photostructure/sqlite';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { interceptProcesses } from './processes';
import { startReview } from './start-review';

const closeReview = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Close review' }).click();
  await expect(page.getByRole('button', { name: /New review/ })).toBeVisible();
};

/** Makes a project file larger than those that are read through in an instant; nothing of it is in the review. */
const pad = (file: string): void => {
  const db = new DatabaseSync(file);
  db.exec(
    `CREATE TABLE padding(x); INSERT INTO padding VALUES(zeroblob(${140 * 2 ** 20})); DROP TABLE padding;`,
  );
  db.close();
};

test('a large file that came from elsewhere is read through first: not opened, opened meanwhile, or opened when that is done', async () => {
  const { app, page, file, close } = await startReview('Large');
  await closeReview(page, 'Large');
  pad(file);
  const recent = page.getByRole('button', { name: /^Large/ });
  const dialog = page.getByRole('dialog', { name: 'Checking the file' });
  const isOpen = page.getByRole('navigation', { name: 'Stages of the review' });
  const checked = page.getByText('checking the file for damage');
  const goOn = await interceptProcesses(app, { service: 'check' }, 'hold');

  await recent.click();
  await expect(dialog).toContainText(/review\.ldnr is large.*Reading 14\d MB, \d+ s so far/);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(isOpen).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await recent.click();
  await dialog.getByRole('button', { name: 'Open now' }).click();
  await expect(isOpen).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(checked).toBeVisible();
  await goOn();
  await expect(checked).toBeHidden();
  await expect(page.getByRole('contentinfo')).not.toContainText('read-only');

  // As this program left it, it is known; changed by somebody else, it opens once it is read.
  await closeReview(page, 'Large');
  pad(file);
  const goOnAgain = await interceptProcesses(app, { service: 'check' }, 'hold');
  await recent.click();
  await expect(dialog).toBeVisible();
  await goOnAgain();
  await expect(isOpen).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(checked).toBeHidden();
  await close();
});
