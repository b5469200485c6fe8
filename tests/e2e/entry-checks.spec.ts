import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { goTo, sayName } from './start-review';

const looked = process.env.LDN_LOOK;

test('numbers that do not fit are said with their arithmetic, on the study page and in the form, and can be saved', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Studies');
  await page.evaluate(() => {
    location.hash = '/studies/st-smith2007';
  });
  const results = page.getByRole('table', { name: 'Results' });
  await expect(results).toContainText(
    'no whole number of 17 people is 89 %: 15 of 17 is 88.2 %, 16 of 17 is 94.1 %',
  );
  await results.scrollIntoViewIfNeeded();
  if (looked !== undefined) await page.screenshot({ path: `${looked}/study-checks.png` });
  expect(await axeFindings(page)).toEqual([]);
  await results.getByRole('link', { name: 'clinical response', exact: true }).click();
  const findings = page.getByRole('list', { name: 'What stands out about these numbers' }).first();
  await expect(findings).toContainText('no whole number of 17 people is 89 %');
  await page.getByRole('button', { name: 'Use as my own' }).click();
  await page.getByRole('textbox', { name: /^% printed of/ }).fill('88');
  await expect(findings).not.toContainText('no whole number');
  await page.getByRole('textbox', { name: /^Events of/ }).fill('18');
  await page.getByRole('textbox', { name: /^n of/ }).fill('17');
  await expect(findings).toContainText('18 with the event, but only 17 people');
  if (looked !== undefined) {
    await findings.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${looked}/form-checks.png` });
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved: clinical response/)).toBeVisible();
  await close();
});

test('an outcome says where its scale ends, a mean off it is pointed out, and a typed zero stays', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Set-up');
  const outcomes = page.getByRole('list', { name: 'Outcomes' });
  const lowest = outcomes.getByLabel('Lowest of Clinical response');
  const highest = outcomes.getByLabel('Highest of Clinical response');
  await highest.fill('600');
  await highest.press('Enter');
  await lowest.fill('700');
  await lowest.press('Enter');
  await expect(outcomes.getByRole('alert')).toContainText('The scale ends before it begins.');
  await lowest.fill('0');
  await lowest.press('Enter');
  await expect(outcomes.getByRole('alert')).toHaveCount(0);
  if (looked !== undefined)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await lowest.scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${looked}/outcome-ends-${colorScheme}.png` });
    }
  await page.evaluate(() => {
    location.hash = '/studies/st-smith2007';
  });
  const results = page.getByRole('table', { name: 'Results' });
  await results.getByRole('link', { name: 'clinical response', exact: true }).click();
  await page.getByRole('button', { name: 'Use as my own' }).click();
  await page.getByRole('radiogroup', { name: 'Kind of numbers' }).getByText('Means and SDs').click();
  const mean = page.getByRole('textbox', { name: /^Mean of/ });
  await mean.fill('601.50');
  await mean.press('Tab');
  await expect(mean).toHaveValue('601.50');
  const findings = page.getByRole('list', { name: 'What stands out about these numbers' }).first();
  await expect(findings).toContainText('a mean of 601.50 does not lie on it');
  await mean.fill('61.50');
  await expect(findings).not.toContainText('does not lie on it');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved: clinical response/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: /^Mean of/ })).toHaveValue('61.50');
  if (looked !== undefined) await page.screenshot({ path: `${looked}/typed-zero.png` });
  await close();
});
