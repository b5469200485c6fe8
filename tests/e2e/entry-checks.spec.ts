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
