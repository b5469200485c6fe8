import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { interceptProcesses } from './processes';
import { answerDialogs, goTo, importFile, startReview } from './start-review';

const entry = (doi: string, title: string) =>
  `TY  - JOUR\nTI  - ${title}\nAU  - Arendt, J\nPY  - 1993\nDO  - 10.1000/${doi}\nER  - \n\n`;
const light = entry('light', 'Melatonin and light at night');
const bread = entry('bread', 'Bread and butter in the morning');
const tea = entry('tea', 'Tea with milk or without');

test('what is repeated in a file or between files is said before the import and after it, and follows an undo', async () => {
  const { app, page, documents, close } = await startReview('Places');
  const files = [join(documents, 'one.ris'), join(documents, 'two.ris')] as const;
  await writeFile(files[0], light + light + bread);
  await writeFile(files[1], light + tea);
  await answerDialogs(app, { open: files });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const file = (name: string) => page.getByRole('region', { name });
  const records = (name: string) => file(name).getByLabel('Records', { exact: true });
  await expect(records('one.ris')).toHaveText(
    'Found3Readable3New2Already in this review0Repeated in this file1Not read0',
  );
  await expect(records('two.ris')).toHaveText(
    'Found2Readable2New1Already in this review0Repeated in this file0Also in another file1Not read0',
  );
  for (const name of ['one.ris', 'two.ris'])
    await file(name).getByRole('combobox', { name: 'Source' }).fill(name);
  await page.getByRole('button', { name: 'Import all 2 files' }).click();
  const told = '3 new, 1 repeated within a file, 1 also in another file';
  await expect(page.getByText(`Imported 5 records from 2 files: ${told}`)).toBeVisible();
  const next = page.getByRole('region', { name: 'Next step' });
  await expect(next).toContainText(`5 records imported from 2 files: ${told}.`);
  await expect(page.getByText('Looking for duplicates')).toBeHidden();

  // The report of the search says the same, for good.
  const searches = page
    .getByRole('grid', { name: 'Searches' })
    .locator('[role="gridcell"][col-id="database"]');
  await searches.getByText('two.ris').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('2 found: 1 new, 1 also in another file, 0 not read; 0 repaired.');

  // A file that waits is counted against what is there, whatever comes and goes.
  const third = join(documents, 'three.ris');
  await writeFile(third, tea);
  await answerDialogs(app, { open: [third] });
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(records('three.ris')).toContainText('New0Already in this review1');
  await inspector.getByRole('button', { name: 'Undo this import' }).click();
  await expect(searches).toHaveText(['one.ris']);
  await expect(next).toContainText('3 records imported from 1 file (1 other was undone): 2 new reports.');
  await expect(records('three.ris')).toContainText('New1Already in this review0');
  await page.keyboard.press('Control+Shift+Z');
  await expect(next).toContainText(`5 records imported from 2 files: ${told}.`);
  await expect(records('three.ris')).toContainText('New0Already in this review1');

  // The very file again is told, with its source, as long as its import stands.
  await answerDialogs(app, { open: [files[1]] });
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(file('two.ris').getByRole('combobox', { name: 'Source' })).toHaveValue('two.ris');
  await expect(file('two.ris')).toContainText('This very file was imported before, as two.ris.');
  await page.keyboard.press('Control+z');
  await expect(searches).toHaveCount(0);
  await expect(file('two.ris')).not.toContainText('imported before');
  await close();
});

test('of very many parts that could not be read all are counted, though not all are listed', async () => {
  const { app, page, documents, close } = await startReview('Many');
  const file = join(documents, 'many.json');
  const bad = '{"title": "Bread" "type": "article-journal"}';
  const good = '{"title": "Bread and butter", "type": "article-journal"}';
  await writeFile(file, `[${[good, ...Array.from({ length: 1_200 }, () => bad)].join(',\n')}]`);
  await answerDialogs(app, { open: [file] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const shown = page.getByRole('region', { name: 'many.json' });
  await expect(shown.getByLabel('Records', { exact: true })).toContainText('Found1,201');
  await expect(shown.getByRole('button', { name: '1,200 parts could not be read' })).toBeVisible();
  await expect(shown).toContainText('The first 50 of 1,200 are listed.');
  await close();
});

test('one of several files that is gone keeps the others from nothing, and records that were not looked for are told from those that were', async () => {
  const { app, page, documents, close } = await startReview('Gone');
  const [gone, here] = [join(documents, 'gone.ris'), join(documents, 'here.ris')];
  await writeFile(gone, light + bread);
  await writeFile(here, light + tea);
  await answerDialogs(app, { open: [gone, here, gone] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(page.getByText('gone.ris is already on this page')).toBeVisible();
  const file = (name: string) => page.getByRole('region', { name });
  for (const name of ['gone.ris', 'here.ris'])
    await file(name).getByRole('combobox', { name: 'Source' }).fill(name);
  await rm(gone);
  await page.getByRole('button', { name: 'Import all 2 files' }).click();
  await expect(page.getByText('gone.ris failed and is not imported')).toBeVisible();
  await expect(page.getByText('Imported 2 records from 1 file: 2 new')).toBeVisible();
  await expect(file('gone.ris').getByRole('alert')).toContainText('Nothing was changed.');
  await expect(page.getByText('Looking for duplicates')).toBeHidden();

  // What comes back by a redo was looked for, though nothing was found.
  const next = page.getByRole('region', { name: 'Next step' });
  const unlooked = 'Records came in after duplicates were last looked for.';
  await expect(next).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(next).toBeHidden();
  await page.keyboard.press('Control+Shift+Z');
  await expect(next).toBeVisible();
  await expect(next).not.toContainText(unlooked);
  await goTo(page, 'Duplicates');
  await expect(page.getByText('No pair waits for you')).toBeVisible();
  await expect(page.getByText(unlooked)).toBeHidden();

  // A search that stops leaves what came in unlooked, and says so until it is made.
  const letSearchesRun = await interceptProcesses(app, { service: 'worker', task: 'duplicates' }, 'end');
  const third = join(documents, 'third.ris');
  await writeFile(third, bread);
  await importFile(app, page, third, 'third.ris');
  await expect(page.getByText('Looking for duplicates stopped unexpectedly')).toBeVisible();
  await expect(next).toContainText(unlooked);
  await letSearchesRun();
  await goTo(page, 'Duplicates');
  await expect(page.getByText('No pair waits of those looked for so far')).toBeVisible();
  await page.getByRole('button', { name: 'Look for duplicates' }).click();
  await expect(page.getByText(unlooked)).toBeHidden();
  await expect(page.getByText('No pair waits for you')).toBeVisible();
  await close();
});
