import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { goTo, sayName } from './start-review';

test('the overview: estimates, reasons and gaps; figures open what they count; a cell opens its analysis', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Overview');
  const cell = page.getByRole('link', { name: /^Crohn's disease, Clinical response: Risk ratio/ });
  await expect(cell).toContainText('2.22 [1.14, 4.32]');
  await expect(cell).toContainText('k 1, n 34');
  await expect(cell).toContainText('unverified');
  expect(await axeFindings(page)).toEqual([]);

  const usable = page.getByRole('button', { name: /^Crohn's disease: \d+ of \d+ studies with a result/ });
  await usable.click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('link', { name: 'Smith 2011' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // The figure opens exactly what it counts.
  await inspector.getByRole('link', { name: 'Open these in the list of studies' }).click();
  const studies = page.getByRole('grid', { name: 'Studies' });
  await expect(studies.getByRole('gridcell', { name: 'Smith 2011', exact: true })).toBeVisible();
  await expect(page.getByText('1 of 50 studies')).toBeVisible();
  await page.getByRole('button', { name: /^Remove filter: Crohn's disease: studies with/ }).click();
  await expect(page.getByText('50 studies').first()).toBeVisible();
  await goTo(page, 'Overview');

  await cell.click();
  await expect(page.getByRole('region', { name: 'Result of the analysis' })).toContainText(
    '2.22 [1.14, 4.32]',
  );
  await close();
});
