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

  // Reports that a figure counts stand in Records under a filter that can be taken away: as many rows as the figure says.
  await page.getByRole('link', { name: 'reports', exact: true }).first().click();
  await expect(page.getByText('88 reports', { exact: true })).toBeVisible();
  await goTo(page, 'Overview');
  const undecided = page.getByRole('button', { name: /^Crohn's disease: 0 of \d+ reports decided/ });
  const left = /of (\d+)/.exec((await undecided.textContent()) ?? '')?.[1];
  await undecided.click();
  await inspector.getByRole('link', { name: 'Open the others in the list of records' }).click();
  await expect(page.getByText(`${left} of 88 reports`)).toBeVisible();
  await expect(
    page.getByRole('grid', { name: 'Records' }).locator('[role="gridcell"][col-id="title"]'),
  ).toHaveCount(Number(left));
  await page
    .getByRole('button', { name: /^Remove filter: Crohn's disease: reports not yet decided/ })
    .click();
  await expect(page.getByText('88 reports', { exact: true })).toBeVisible();

  // An address that names nothing says so, with the way back.
  for (const [address, said, back] of [
    ['/synthesis/crohns-disease/zzz', 'There is no such analysis here', 'All analyses'],
    ['/studies/zzz', 'There is no such study here', 'All'],
    ['/risk-of-bias/zzz', 'There is no such result here', 'All results'],
    ['/records/zzz', 'No report fits', 'Show all'],
    ['/studies/only/zzz/Some', 'No study fits', 'Show all'],
  ] as const) {
    await page.evaluate((to) => {
      location.hash = to;
    }, address);
    await expect(page.getByText(said), address).toBeVisible();
    await page.getByRole('button', { name: back, exact: true }).click();
    await expect(page.getByText(said), address).toBeHidden();
  }
  await goTo(page, 'Overview');

  await cell.click();
  await expect(page.getByRole('region', { name: 'Result of the analysis' })).toContainText(
    '2.22 [1.14, 4.32]',
  );
  await close();
});
