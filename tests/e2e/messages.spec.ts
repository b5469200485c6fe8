import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs, goTo, importFile, importFixture, startReview } from './start-review';

test('the Undo of a message takes back what the message tells of, and the message goes with its review', async () => {
  const { app, page, documents, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const cell = page.getByRole('grid', { name: 'Records' }).locator('[row-index="0"] [col-id="title"]');
  await cell.click();
  const message = page.getByText(/^Excluded: /);
  const undo = message.locator('..').getByRole('button', { name: 'Undo', exact: true });
  await page.keyboard.press('e');
  await expect(message).toBeVisible();
  // A change of which no message tells comes after it.
  const tagged = await page.evaluate(async () => {
    const row = { id: 'wrong', order: 99, text: 'Wrong wombat' };
    return window.workbench.api.review.putSetting({ table: 'exclusionReasons', row });
  });
  expect(tagged.ok).toBe(true);
  await undo.click();
  await expect(
    page.getByText(
      /^This is not the latest change any more, so nothing was undone\. .* takes back: .*Wrong wombat/,
    ),
  ).toBeVisible();
  await page.evaluate(() => window.workbench.api.projects.undo(null));
  await page.keyboard.press('e');
  await expect(message).toBeVisible();
  await undo.click();
  await expect(page.getByText(/^Undone: .*xclude/)).toBeVisible();

  await page.keyboard.press('e');
  await expect(message).toBeVisible();
  await answerDialogs(app, { save: join(documents, 'other.ldnr') });
  await page.evaluate(() => window.workbench.api.projects.create({ title: 'Another review' }));
  await expect(page).toHaveTitle(/^Another review/);
  await expect(message).toBeHidden();
  await expect(undo).toHaveCount(0);
  await close();
});
