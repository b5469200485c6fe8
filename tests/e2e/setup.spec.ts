import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { openLdnReview, reopen, visit } from './ldn-review';

test('the question and the lists are edited in place, by keyboard, and are there after a restart', async () => {
  const { app, page, userData, documents, close } = await openLdnReview();
  await visit(page, 'setup');

  const population = page.getByLabel('Population', { exact: true });
  await population.fill('Adults with Crohn’s disease');
  await page.getByLabel('Intervention', { exact: true }).fill('Naltrexone 4.5 mg');
  await page.getByLabel('Comparator', { exact: true }).fill('Placebo');
  await page.keyboard.press('Tab');

  const add = page.getByLabel('Add a new exclusion reason');
  await add.fill('Wrong dose');
  await add.press('Enter');
  await expect(add).toHaveValue('');
  await expect(add).toBeFocused();
  await add.fill('Wrong dog');
  await add.press('Enter');
  const reasons = page.getByRole('list', { name: 'Exclusion reasons' }).getByRole('listitem');
  const values = () =>
    reasons.locator('input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect.poll(async () => (await values()).slice(-2)).toEqual(['Wrong dose', 'Wrong dog']);

  // Renamed where it stands, then moved up with the keyboard; the field keeps the focus.
  const last = page.getByLabel('Reason of Wrong dog');
  await last.fill('Wrong drug');
  await last.press('Enter');
  const renamed = page.getByLabel('Reason of Wrong drug');
  await renamed.focus();
  await renamed.press('Alt+ArrowUp');
  await expect.poll(async () => (await values()).slice(-2)).toEqual(['Wrong drug', 'Wrong dose']);
  await expect(renamed).toBeFocused();

  // Removing what is used is refused with the reason; removing the rest can be undone.
  await page.getByRole('button', { name: "Remove Crohn's disease" }).click();
  await expect(page.getByRole('list', { name: 'Conditions' }).getByRole('alert')).toContainText(
    /study|studies|used/i,
  );
  await page.getByRole('button', { name: 'Remove Wrong dose' }).click();
  await expect.poll(async () => (await values()).at(-1)).toBe('Wrong drug');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await values()).at(-1)).toBe('Wrong dose');

  await page
    .getByRole('radiogroup', { name: /Reviewers needed for each result: Risk of bias/ })
    .getByText('2')
    .click();
  // Another number of votes changes who may see what: the screen's copy is made anew, which may take a while.
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 60_000 });
  expect(await axeFindings(page)).toEqual([]);
  await app.close();

  const again = await reopen({ userData, documents });
  await visit(again.page, 'setup');
  await expect(again.page.getByLabel('Population', { exact: true })).toHaveValue(
    'Adults with Crohn’s disease',
  );
  await expect(again.page.getByLabel('Intervention', { exact: true })).toHaveValue('Naltrexone 4.5 mg');
  await expect(again.page.getByLabel('Comparator', { exact: true })).toHaveValue('Placebo');
  await expect(again.page.getByLabel('Reason of Wrong drug')).toBeVisible();
  await expect(
    again.page
      .getByRole('radiogroup', { name: /Reviewers needed for each result: Risk of bias/ })
      .getByRole('radio', { name: '2 reviewers' }),
  ).toBeChecked();
  await again.close();
  await close();
});

test('what cannot stand is said at the field, and is not saved', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'setup');
  const from = page
    .getByRole('list', { name: 'Comparisons' })
    .getByLabel(/^From, mg of/)
    .first();
  await from.fill('9000');
  await from.press('Enter');
  await expect(page.getByRole('list', { name: 'Comparisons' }).getByRole('alert')).toHaveText(
    'The band ends before it begins.',
  );
  await from.press('Escape');
  await expect(page.getByRole('list', { name: 'Comparisons' }).getByRole('alert')).toHaveCount(0);
  await expect(from).not.toHaveValue('9000');
  await close();
});
