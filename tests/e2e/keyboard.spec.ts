import { expect, type Page, test } from '@playwright/test';
import { launchApp } from './launch';
import { answerDialogs, importFixture, sayName, startReview } from './start-review';

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.id === 'work' ? 'work' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
  });
/** Presses Tab until what has the focus is called so; every stop on the way counts. */
const tabTo = async (page: Page, name: RegExp, most: number) => {
  for (let stops = 1; stops <= most; stops += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`${name} is more than ${most} stops away; at "${await focused(page)}"`);
};

test('from a key to the work in a few strokes: lists, an analysis, a verdict, a search and back', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'bcg'] });
  await sayName(page, 'Jo Reviewer');
  await expect(page.getByRole('navigation', { name: 'Stages of the review' })).toBeVisible();

  // A page reached by its key has the keyboard: the first Tab is the page's own first control.
  await page.keyboard.press('Control+8');
  await expect(page.getByRole('table', { name: 'Analyses' })).toBeVisible();
  expect(await focused(page)).toBe('work');
  await tabTo(page, /^Tuberculosis infection$/, 4);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Forest plot' })).toBeVisible();
  expect(await focused(page)).toBe('work');

  // The down arrow goes into the list; the selection goes along.
  await page.keyboard.press('Control+3');
  await expect(page.getByText('13 reports', { exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByText(/^Included: /)).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText(/^Undone: /)).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('Aronson');
  await expect(page.getByText('2 of 13 reports')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(page.getByText('13 reports', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('work');

  // A study opened from the list, and its page has the keyboard.
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('grid', { name: 'Studies' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Aronson 1948' })).toBeVisible();
  expect(await focused(page)).toBe('work');

  // An appraisal: the first open question waits for its answer.
  await page.keyboard.press('Control+7');
  await expect(page.getByText('0 of 7 results judged').first()).toBeVisible();
  await tabTo(page, /^Tuberculosis infection/, 6);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1.1', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('1');
  await page.keyboard.press('4');
  await expect(page.getByText(/Low risk/).first()).toBeVisible();
  await close();
});

test('files are chosen from any page by one press, and the duplicates have a key', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  // Keys wait until the question for the title is gone.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Set the review up' })).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('heading', { level: 1, name: 'Duplicates' })).toBeVisible();
  await answerDialogs(app, { open: [importFixture('nbib/reflib__blue-light.nbib')] });
  await page.keyboard.press('Control+Shift+I');
  await expect(page.getByRole('region', { name: 'reflib__blue-light.nbib' })).toBeVisible();
  await close();
});
