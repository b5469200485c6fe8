import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { goTo, sayName } from './start-review';

const openAt = async (starter: 'ldn' | 'bcg', place: string) => {
  const started = await launchApp({ args: ['--open-starter', starter] });
  await sayName(started.page, 'Jo Reviewer');
  await goTo(started.page, 'Synthesis');
  await go(started.page, place);
  return started;
};

const go = (page: Page, place: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, place);

const headline = (page: Page) => page.getByRole('region', { name: 'Result of the analysis' });
const rows = (page: Page) =>
  page.getByRole('listbox', { name: /^Rows of the forest plot/ }).getByRole('option');

test("Crohn's disease: Smith 2011's three effects, each one study and marked unverified", async () => {
  const { page, close } = await openAt('ldn', '/synthesis/crohns-disease/clinical-response');
  const effects = [
    ['clinical-response', '2.22 [1.14, 4.32]'],
    ['clinical-remission', '1.48 [0.42, 5.24]'],
    ['endoscopic-response', '2.89 [1.18, 7.08]'],
  ] as const;
  for (const [outcome, text] of effects) {
    await go(page, `/synthesis/crohns-disease/${outcome}`);
    const result = headline(page);
    await expect(result.getByText(text).first()).toBeVisible();
    await expect(result.getByText('unverified').first()).toBeVisible();
    await expect(result.getByText(/^△ Only one study/)).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).first()).toHaveAttribute('aria-label', /^Smith 2011: risk ratio .*unverified/);
  }
  expect(await axeFindings(page)).toEqual([]);
  await go(page, '/synthesis/fibromyalgia/pain-intensity');
  await expect(headline(page).getByText('−0.34 [−0.95, 0.27]').first()).toBeVisible();
  await expect(headline(page).getByRole('heading', { name: /^Left out/ })).toBeVisible();
  await close();
});

test('BCG: each method gives the numbers of R, rows are walked by arrow keys, the analysis is kept', async () => {
  const reference: {
    results: Record<string, { transf: Record<string, number> }>;
    mh: Record<string, { transf: Record<string, number> }>;
  } = JSON.parse(await readFile(new URL('../reference/oracle/meta/bcg-rr.json', import.meta.url), 'utf8'));
  const printed = (of: { transf: Record<string, number> } | undefined): string => {
    const [beta, low, high] = ['beta', 'ci.lb', 'ci.ub'].map((key) => of?.transf[key]?.toFixed(2));
    return `${beta} [${low}, ${high}]`;
  };
  const { page, close } = await openAt('bcg', '/synthesis/tuberculosis/tuberculosis-infection');
  const result = headline(page);
  await expect(result.getByText(printed(reference.results['REML-knha'])).first()).toBeVisible();
  await expect(result.getByText(/I² = 92%/).first()).toBeVisible();
  await expect(rows(page)).toHaveCount(15);

  await rows(page).first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).nth(1)).toBeFocused();
  // Walking reads out; the space bar asks for more, and the inspector takes the settings' width.
  await expect(page.getByText(/^Coetzee/).last()).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Coetzee');
  expect(await axeFindings(page)).toEqual([]);

  const choose = async (label: string, option: string) => {
    const field = page.getByRole('combobox', { name: label }).or(page.getByRole('textbox', { name: label }));
    await field.first().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const settings = page.getByRole('button', { name: /^Settings/ });
  await expect(settings).toHaveAttribute('aria-expanded', 'false');
  await settings.click();
  await expect(page.getByRole('region', { name: 'Settings of the analysis' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await choose('Test and interval', 'Wald');
  await expect(result.getByText(printed(reference.results.REML)).first()).toBeVisible();
  await choose('Variance between studies', 'DerSimonian-Laird');
  await expect(result.getByText(printed(reference.results.DL)).first()).toBeVisible();
  await choose('Model', 'Common effect');
  await expect(result.getByText(printed(reference.mh.RR)).first()).toBeVisible();

  await page.getByRole('button', { name: 'Save analysis' }).click();
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();
  await page.reload();
  await go(page, '/synthesis/tuberculosis/tuberculosis-infection');
  await expect(result.getByText(printed(reference.mh.RR)).first()).toBeVisible();
  await expect(rows(page)).toHaveCount(14);

  await rows(page).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Studies' })).toBeVisible();
  await close();
});
