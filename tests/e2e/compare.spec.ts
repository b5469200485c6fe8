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
    location.hash = '/compare/st-smith2011,st-nobody1900,st-bruun2024,st-younger2013';
  });
  await expect(page.getByRole('alert')).toContainText('not in this review (any more): st-nobody1900.');
  await page.getByRole('button', { name: 'Leave out' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const table = page.getByRole('table', { name: 'Studies side by side' });
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  await expect(table.getByRole('row', { name: /^≠?\s*Conditions/ })).toContainText("Crohn's disease");
  // What only one of them reports is folded away until asked for.
  await expect(table).not.toContainText('2.22 [1.14, 4.32]');
  await table.getByRole('button', { name: /outcomes that only one of them reports/ }).click();
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

  // From the list: two ticked studies take the place of the three.
  await goTo(page, 'Studies');
  const compare = page.getByRole('button', { name: 'Compare selected' });
  await expect(compare).toBeDisabled();
  for (const name of ['Cree 2010', 'Gironi 2008'])
    await page
      .getByRole('grid', { name: 'Studies' })
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .check();
  await compare.click();
  await expect(table.getByRole('columnheader')).toHaveCount(3);
  await expect(table.getByRole('columnheader', { name: /Gironi 2008/ })).toBeVisible();
  await close();
});
