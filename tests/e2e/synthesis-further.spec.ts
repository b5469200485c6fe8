import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { goTo, sayName } from './start-review';

const looked = process.env.LDN_LOOK;

const look = async (page: Page, name: string): Promise<void> => {
  if (looked === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: `${looked}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
};

test('subgroups, limits of the heterogeneity, and the tests of few studies with the Bayesian model', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'bcg'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Synthesis');
  await page.evaluate(() => {
    location.hash = '/synthesis/tuberculosis/tuberculosis-infection';
  });
  const result = page.getByRole('region', { name: 'Result of the analysis' });
  await expect(result.getByText('I² 95% interval [82%, 98%]')).toBeVisible();
  const settings = page.getByRole('region', { name: 'Settings of the analysis' });
  if (!(await settings.isVisible())) await page.getByRole('button', { name: /^Settings/ }).click();
  const choose = async (label: string, option: string) => {
    const field = page.getByRole('combobox', { name: label }).or(page.getByRole('textbox', { name: label }));
    await field.first().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('Subgroups', 'Design');
  await expect(result.getByText(/^Test for subgroup differences: Chi² = /).first()).toBeVisible();
  await choose('Variance in the subgroups', 'One for all');
  await expect(result.getByText(/^Test for subgroup differences: F = /).first()).toBeVisible();
  await choose('Prediction interval', 't, k − 2');
  await expect(result.getByText('(t, df = 11)')).toBeVisible();
  await look(page, 'subgroups');
  await expect(page.getByRole('region', { name: /studies are few$/ })).toHaveCount(0);

  await settings.getByRole('checkbox', { name: /^Randomised, parallel groups/ }).uncheck();
  const few = page.getByRole('region', { name: '6 studies are few' });
  await expect(few.getByRole('row')).toHaveCount(5);
  await expect(few).toContainText('Half-normal, scale 0.5');
  await expect(few).toContainText('Probability that the mean effect is beneficial');
  await settings.getByRole('textbox', { name: 'Smallest difference that matters' }).fill('0.8');
  await expect(few).toContainText('beneficial beyond 0.80');
  await few.scrollIntoViewIfNeeded();
  await look(page, 'few-studies');
  expect(await axeFindings(page)).toEqual([]);
  await close();
});
