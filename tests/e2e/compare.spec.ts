import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { goTo, sayName } from './start-review';

test('three trials side by side: what differs is marked, the rest can be hidden, and the choice is remembered', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Compare');
  await expect(page.getByText('Studies side by side', { exact: true })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '/compare/st-smith2011,st-bruun2024,st-younger2013';
  });
  const table = page.getByRole('table', { name: 'Studies side by side' });
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  await expect(table.getByRole('row', { name: /^≠?\s*Conditions/ })).toContainText("Crohn's disease");
  await expect(table).toContainText('2.22 [1.14, 4.32]');
  await expect(table).toContainText('unverified');
  expect(await axeFindings(page)).toEqual([]);

  const all = await table.getByRole('row').count();
  await page.getByLabel('Only differences').check();
  await expect(page.getByText(/the same for all/)).toBeVisible();
  expect(await table.getByRole('row').count()).toBeLessThan(all);

  await goTo(page, 'Overview');
  await goTo(page, 'Compare');
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  await close();
});
