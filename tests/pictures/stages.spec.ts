import { expect, type Page, test } from '@playwright/test';
import { launchApp } from '../e2e/launch';
import { answerDialogs, importFixture, sayName, startReview } from '../e2e/start-review';
import { clearToasts, prepare, take } from './take';

const blueLight = importFixture('nbib/reflib__blue-light.nbib');
const navigation = (page: Page) => page.getByRole('navigation', { name: 'Stages of the review' });
const stage = (page: Page, label: string) =>
  navigation(page).getByRole('link', { name: new RegExp(`^${label}(\\W|$)`) });
const hasPage = async (page: Page, label: string): Promise<boolean> => (await stage(page, label).count()) > 0;
/** Goes to a stage and lets it load. */
const goTo = async (page: Page, label: string): Promise<void> => {
  await stage(page, label).click();
  await page.waitForTimeout(800);
};

test.describe.configure({ timeout: 400_000 });

test('home and an empty review', async () => {
  const launched = await launchApp();
  const { app, page, documents } = launched;
  await prepare(app, page);
  await page.getByLabel('Name').waitFor();
  await take(page, 'first-start', null);
  await sayName(page, 'Jo Reviewer');
  await take(page, 'home-empty', null);
  await answerDialogs(app, { save: `${documents}/review.ldnr` });
  await page.getByRole('button', { name: /New review/ }).click();
  await page.getByLabel('Title').fill('Blue light for acne');
  await page.keyboard.press('Enter');
  await navigation(page).waitFor();
  for (const label of [
    'Overview',
    'Set-up',
    'Import',
    'Records',
    'Screening',
    'Full text',
    'Studies',
    'Risk of bias',
    'Synthesis',
    'Compare',
  ])
    if (await hasPage(page, label)) {
      await goTo(page, label);
      await take(page, `empty-${label.toLowerCase().replace(/ /g, '-')}`, null);
    }
  await launched.close();
});

test('import, records and screening on eighty records', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await prepare(app, page);
  await answerDialogs(app, { open: [blueLight] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByRole('button', { name: /^Import [\d,]+ records?$/ }).waitFor();
  await take(page, 'import');
  await page.getByRole('button', { name: /^Import [\d,]+ records?$/ }).click();
  await page.getByRole('button', { name: /^Import [\d,]+ records?$/ }).waitFor({ state: 'hidden' });
  await clearToasts(page);
  await take(page, 'import-done', null);

  await goTo(page, 'Screening');
  const title = page.getByRole('article').getByRole('heading', { level: 2 });
  await expect(title).toContainText('Formulation of Herbal Gel');
  for (const key of ['i', 'e', 'e', 'm', 'e', 'i', 'e', 'e']) {
    const before = await title.textContent();
    await page.keyboard.press(key);
    await expect(title).not.toHaveText(before ?? '');
  }
  await take(page, 'screening-toast', null);
  await clearToasts(page);
  await take(page, 'screening');
  await take(page, 'screening-dark', { colours: 'dark' });

  await goTo(page, 'Records');
  await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(4).click();
  await take(page, 'records');
  await goTo(page, 'Full text');
  await page.waitForTimeout(500);
  await take(page, 'full-text');
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(300);
  await take(page, 'palette', null);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForTimeout(300);
  await take(page, 'keyboard');
  await page.keyboard.press('Escape');
  await close();
});

for (const starter of ['ldn', 'bcg'] as const)
  test(`the bundled review ${starter}`, async () => {
    const launched = await launchApp({ args: ['--open-starter', starter] });
    const { app, page } = launched;
    await prepare(app, page);
    await sayName(page, 'Jo Reviewer');
    await stage(page, 'Set-up').waitFor();
    await expect(page.getByText(/Opening the review|reading [\d,]+ of/)).toHaveCount(0);
    await page.waitForTimeout(500);
    const kept = starter === 'ldn' ? {} : null;
    if (await hasPage(page, 'Overview')) {
      await goTo(page, 'Overview');
      await page.waitForTimeout(1000);
      await take(page, `${starter}-overview`, kept);
    }
    await goTo(page, 'Set-up');
    await take(page, `${starter}-set-up`, kept);
    await goTo(page, 'Import');
    await take(page, `${starter}-import`, null);
    await goTo(page, 'Records');
    await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(3).click();
    await take(page, `${starter}-records`, null);
    await goTo(page, 'Screening');
    await page.waitForTimeout(500);
    await take(page, `${starter}-screening`, null);
    await goTo(page, 'Studies');
    const studies = page.getByRole('grid').first();
    await studies.getByRole('row').nth(3).click();
    await take(page, `${starter}-studies`, kept);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(800);
    await take(page, `${starter}-study`, kept);
    await goTo(page, 'Risk of bias');
    await take(page, `${starter}-risk-of-bias`, kept);
    if (starter === 'bcg') {
      await page
        .getByRole('link', { name: /Not judged yet/ })
        .first()
        .click();
      await page.getByRole('tab').first().waitFor();
      for (const [question, key] of [
        ['1.1', '1'],
        ['1.2', '2'],
        ['1.3', '4'],
      ] as const) {
        await page
          .getByRole('radiogroup', { name: new RegExp(`^${question} `) })
          .getByRole('radio')
          .first()
          .focus();
        await page.keyboard.press(key);
        await page.waitForTimeout(300);
      }
      await take(page, 'appraisal');
    } else {
      await goTo(page, 'Studies');
      await page.getByPlaceholder('Search studies').fill('Smith 2011');
      await page
        .getByRole('gridcell', { name: 'Smith 2011' })
        .or(page.getByText('Smith 2011'))
        .first()
        .dblclick();
      await page.getByRole('heading', { name: 'Results', exact: true }).scrollIntoViewIfNeeded();
      await take(page, 'study-results');
    }
    await goTo(page, 'Synthesis');
    await take(page, `${starter}-synthesis-list`, null);
    const analysis = starter === 'bcg' ? 'Tuberculosis infection' : 'Pain intensity';
    await page.getByRole('link', { name: analysis }).first().click();
    await page.getByRole('figure').or(page.locator('svg.recharts-surface')).first().waitFor();
    await page.waitForTimeout(500);
    await take(page, `${starter}-synthesis`);
    if (starter === 'bcg') {
      await take(page, 'synthesis-dark', { colours: 'dark' });
      const further = page.getByRole('button', { name: 'Sensitivity and small-study effects' });
      await further.click();
      await page.getByRole('radio', { name: 'Small studies' }).click();
      await page.getByRole('row', { name: /^Selection model/ }).waitFor();
      await further.evaluate((button) => button.scrollIntoView({ block: 'start' }));
      await take(page, 'synthesis-further');
      await further.click();
    }
    if (await hasPage(page, 'Compare')) {
      await goTo(page, 'Compare');
      if (starter === 'ldn') {
        await page.evaluate(() => {
          location.hash = '/compare/st-smith2011,st-bruun2024,st-younger2013';
        });
        await page.waitForTimeout(800);
      }
      await take(page, `${starter}-compare`, kept);
    }
    await page.keyboard.press('Control+w');
    await page.getByRole('button', { name: /New review/ }).waitFor();
    await take(page, 'home', kept);
    await launched.close();
  });
