import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import {
  answerDialogs,
  goTo,
  importFile,
  importFixture,
  type StartedReview,
  startReview,
} from './start-review';

const blueLight = 'nbib/reflib__blue-light.nbib';

const choose = async ({ app, page }: StartedReview, ...paths: readonly string[]) => {
  await answerDialogs(app, { open: paths });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
};

/** What the grid of searches shows in a column, row by row. */
const searches = (page: Page, column: string) =>
  page.getByRole('grid', { name: 'Searches' }).locator(`[role="gridcell"][col-id="${column}"]`);

test('a file is shown before it is imported, becomes one search, and undo takes it all back', async () => {
  const review = await startReview('Blue light for acne');
  const { app, page, close } = review;
  expect(await axeFindings(page)).toEqual([]);
  await choose(review, importFixture(blueLight));
  const file = page.getByRole('region', { name: 'reflib__blue-light.nbib' });
  await expect(file).toContainText('80 of 80 found');
  await expect(file).toContainText('77 of 80');
  await expect(file).toContainText('PubMed (.nbib, MEDLINE)');
  await expect(page.getByRole('combobox', { name: 'Source' })).toHaveValue('PubMed');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Date of the search').fill('2019-03-01');
  await page.getByLabel('Search strategy').fill('blue light AND acne');
  await page.getByRole('button', { name: 'Import 80 records' }).click();
  const toast = page.getByText('Imported 80 records from PubMed: 80 new reports');
  await expect(toast).toBeVisible();
  await expect(searches(page, 'recordsRead')).toHaveText(['80']);
  await expect(searches(page, 'date')).toHaveText(['2019-03-01']);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('No searches yet')).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(searches(page, 'recordsRead')).toHaveText(['80']);

  // The same file again says so, and joins the reports that are there.
  await choose(review, importFixture(blueLight));
  await expect(page.getByText(/imported before, as PubMed, searched 2019-03-01/)).toBeVisible();
  await expect(file).toContainText('Already here80 of 80');
  await page.getByRole('button', { name: 'Leave out' }).click();
  await expect(file).toBeHidden();

  // Strategy and date can be corrected later.
  await searches(page, 'database').first().click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByLabel('Search strategy')).toHaveValue('blue light AND acne');
  await inspector.getByLabel('Date of the search').fill('2019-04-02');
  await inspector.getByRole('button', { name: 'Save' }).click();
  await expect(searches(page, 'date')).toHaveText(['2019-04-02']);
  expect(await axeFindings(page)).toEqual([]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('several files stand side by side; each is named and imported on its own', async () => {
  const review = await startReview('Two searches');
  const { page, close } = review;
  await choose(review, importFixture(blueLight), importFixture('ris/rispy__example_basic.ris'));
  await expect(page.getByRole('button', { name: /^Import \d+ records?$/ })).toHaveCount(2);
  const ris = page.getByRole('region', { name: 'rispy__example_basic.ris' });
  await ris.getByRole('combobox', { name: 'Source' }).fill('');
  await expect(ris.getByRole('button', { name: /^Import \d+ record/ })).toBeDisabled();
  await ris.getByRole('combobox', { name: 'Source' }).fill('Embase');
  await page.getByRole('button', { name: 'Import all 2 files' }).click();
  await expect(searches(page, 'database')).toHaveText(['PubMed', 'Embase']);
  await close();
});

test('a bad file gets a clear sentence, and nothing is written', async () => {
  const review = await startReview('Bad files');
  const { page, documents, close } = review;
  const bad = async (name: string, content: string | Uint8Array) => {
    const path = join(documents, name);
    await writeFile(path, content);
    return path;
  };
  await choose(
    review,
    await bad('empty.ris', ''),
    await bad('paper.ris', '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n'),
    join(documents, 'not-there.ris'),
  );
  const said = (name: string) => page.getByRole('region', { name }).getByRole('alert');
  await expect(said('empty.ris')).toContainText('The file is empty');
  await expect(said('paper.ris')).toContainText('PDF');
  await expect(said('not-there.ris')).toContainText('cannot be read');
  await expect(page.getByText('No searches yet')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('what could not be read is listed with its line and its text', async () => {
  const review = await startReview('A truncated file');
  const { app, page, close } = review;
  await choose(review, importFixture('ris/derived__cinahl_truncated.ris'));
  const file = page.getByRole('region', { name: 'derived__cinahl_truncated.ris' });
  await file.getByRole('combobox', { name: 'Source' }).fill('CINAHL');
  const button = file.getByRole('button', { name: /could not be read|warning/ }).first();
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  const lines = file.getByRole('grid');
  await expect(lines.locator('[role="gridcell"][col-id="line"]').first()).toHaveText(/^\d+$/);
  await expect(lines.locator('[role="gridcell"][col-id="text"]').first()).not.toHaveText('');
  expect(await axeFindings(page)).toEqual([]);
  await importFile(app, page, importFixture('nbib/nbib__single.nbib'));
  await close();
});
