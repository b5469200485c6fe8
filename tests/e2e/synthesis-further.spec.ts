import { readFile } from 'node:fs/promises';
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
  // Only the columns scroll, never the window.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await expect(few).toContainText('Probability that the mean effect is beneficial');
  await settings.getByRole('textbox', { name: 'Smallest difference that matters' }).fill('0.8');
  await expect(few).toContainText('beneficial beyond 0.80');
  await few.scrollIntoViewIfNeeded();
  await look(page, 'few-studies');
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('what the estimate rests on: computed when opened, the numbers are those of R, each study a way back', async () => {
  const reference: {
    sensitivity: Record<string, { leave1out: { beta: number; 'ci.lb': number; 'ci.ub': number }[] }>;
    smallStudy: { 'egger.lm': { tval: number }; fsn: { Rosenthal: { fsnum: number } } };
  } = JSON.parse(await readFile(new URL('../reference/oracle/meta/bcg-rr.json', import.meta.url), 'utf8'));
  const { page, close } = await launchApp({ args: ['--open-starter', 'bcg'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Synthesis');
  await page.evaluate(() => {
    location.hash = '/synthesis/tuberculosis/tuberculosis-infection';
  });
  const further = page.getByRole('region', { name: 'Sensitivity and small-study effects' });
  const fold = further.getByRole('button', { name: 'Sensitivity and small-study effects' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(further.getByRole('table')).toHaveCount(0);
  await fold.focus();
  await page.keyboard.press('Enter');
  const first = reference.sensitivity['REML-knha']?.leave1out[0];
  const [beta, low, high] = [first?.beta, first?.['ci.lb'], first?.['ci.ub']].map((value) =>
    Math.exp(value ?? Number.NaN).toFixed(2),
  );
  const without = further.getByRole('table', { name: 'Without each study' });
  await expect(without.getByRole('row', { name: /^Without Aronson 1948/ })).toContainText(
    `${beta} [${low}, ${high}]`,
  );
  expect(await axeFindings(page)).toEqual([]);
  await look(page, 'leave-one-out');

  const panels = further.getByRole('radiogroup', { name: 'Which further analysis' });
  await panels.getByRole('radio', { name: 'Leave one out' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    further.getByRole('table', { name: 'Cumulative by year' }).getByRole('row').nth(1),
  ).toContainText('Aronson 1948');
  await panels.getByRole('radio', { name: 'Influence' }).click();
  await expect(further.getByRole('table', { name: 'Influence of each study' }).getByRole('row')).toHaveCount(
    14,
  );
  expect(await axeFindings(page)).toEqual([]);
  await panels.getByRole('radio', { name: 'Small studies' }).click();
  const { smallStudy } = reference;
  await expect(further.getByRole('row', { name: /^Egger t/ })).toContainText(
    `t = ${smallStudy['egger.lm'].tval.toFixed(2).replace('-', '−')}, df = 11`,
  );
  await expect(further.getByText(`Fail-safe N: ${smallStudy.fsn.Rosenthal.fsnum} (Rosenthal)`)).toBeVisible();
  await expect(further.getByRole('row', { name: /^Selection model, step at P 0.025/ })).toContainText('[');
  const funnel = further.getByRole('listbox', { name: /^Studies of the funnel plot/ });
  await expect(funnel.getByRole('option')).toHaveCount(13);
  expect(await axeFindings(page)).toEqual([]);
  await look(page, 'small-studies');
  await panels.getByRole('radio', { name: 'Moderators' }).click();
  await expect(further.getByText(/^Permutation test of the pooled effect: P = 0\.0\d+ \(1,000/)).toBeVisible({
    timeout: 60_000,
  });
  expect(await axeFindings(page)).toEqual([]);
  await panels.getByRole('radio', { name: 'Multiverse' }).click();
  await expect(further.getByText(/^378 ways of analysing/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await panels.getByRole('radio', { name: 'Leave one out' }).click();
  await without.getByRole('link', { name: 'Aronson 1948' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Studies' })).toBeVisible();
  await close();
});

test('one study: each further analysis says why there is none', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Synthesis');
  await page.evaluate(() => {
    location.hash = '/synthesis/crohns-disease/clinical-response';
  });
  const further = page.getByRole('region', { name: 'Sensitivity and small-study effects' });
  await further.getByRole('button', { name: 'Sensitivity and small-study effects' }).click();
  await expect(further.getByText('With one study nothing is left without it.')).toBeVisible();
  await further.getByRole('radio', { name: 'Small studies' }).click();
  await expect(further.getByText(/^△ 1 study is too few/)).toBeVisible();
  await expect(further.getByText('The regression test needs at least three studies.').first()).toBeVisible();
  await further.getByRole('radio', { name: 'Multiverse' }).click();
  await expect(further.getByText('With one study every way of pooling gives the same.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await close();
});
