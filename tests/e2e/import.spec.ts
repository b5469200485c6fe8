import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { workbookOf } from '../core/importers/workbook-of';
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
  await expect(file.getByLabel('Records', { exact: true })).toHaveText(
    'Found80Readable80New80Already in this review0Repeated in this file0Not read0',
  );
  await expect(file).toContainText('77 of 80');
  await expect(file).toContainText('PubMed (.nbib, MEDLINE)');
  await expect(page.getByRole('combobox', { name: 'Source' })).toHaveValue('PubMed');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Date of the search').fill('2019-03-01');
  await page.getByLabel('Search strategy').fill('blue light AND acne');
  await page.getByRole('button', { name: 'Import 80 records' }).click();
  const toast = page.getByText('Imported 80 records from PubMed: 80 new');
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
  await expect(file).toContainText('New0Already in this review80');
  await page.getByRole('button', { name: 'Leave out' }).click();
  await expect(file).toBeHidden();

  // Strategy and date can be corrected later.
  await searches(page, 'database').first().click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByLabel('Search strategy')).toHaveValue('blue light AND acne');
  await inspector.getByLabel('Date of the search').fill('2019-04-02');
  await inspector.getByRole('button', { name: 'Save' }).click();
  await expect(searches(page, 'date')).toHaveText(['2019-04-02']);
  await expect(inspector.getByRole('list').last()).toContainText('Import 80 records from PubMed');
  expect(await axeFindings(page)).toEqual([]);

  // The import can be taken back as a whole whatever was done since, unless a verdict rests on it.
  await goTo(page, 'Screening');
  await page.getByRole('article').waitFor();
  await page.keyboard.press('i');
  await expect(page.getByText('1 of 80 judged')).toBeVisible();
  await goTo(page, 'Import');
  await searches(page, 'database').first().click();
  await inspector.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText(/1 of its reports was judged or noted on since/)).toBeVisible();
  await expect(searches(page, 'recordsRead')).toHaveText(['80']);
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await goTo(page, 'Screening');
  await page.getByRole('article').waitFor();
  await page.keyboard.press('u');
  await expect(page.getByText('0 of 80 judged')).toBeVisible();
  await goTo(page, 'Import');
  await searches(page, 'database').first().click();
  await inspector.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('No searches yet')).toBeVisible();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(searches(page, 'recordsRead')).toHaveText(['80']);
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
  // While duplicates are looked for, closing asks first.
  await expect(page.getByText('Looking for duplicates')).toBeHidden();
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
  await expect(page.getByText('Looking for duplicates')).toBeHidden();
  await close();
});

test('columns of a table are mapped by hand, kept where they have no field, and remembered for the next file', async () => {
  const review = await startReview('A table of our own');
  const { page, documents, close } = review;
  const write = async (name: string, rows: string) => {
    const path = join(documents, name);
    await writeFile(path, `Kopfzeile,Wer,Wann,Farbe\n${rows}`);
    return path;
  };
  await choose(
    review,
    await write('one.csv', 'Naltrexone in pain,"Younger, J",2013,blue\nSleep and light,"Noor, N",2014,red\n'),
  );
  const file = page.getByRole('region', { name: 'one.csv' });
  await expect(file).toContainText('No column is known to hold a title');
  await file.getByRole('combobox', { name: 'Source' }).fill('Our table');
  await expect(file.getByRole('button', { name: /^Import / })).toBeDisabled();
  const map = async (column: string, meaning: string) => {
    await file.getByRole('combobox', { name: `${column} holds` }).click();
    await page.getByRole('option', { name: meaning, exact: true }).click();
  };
  await map('Kopfzeile', 'Title');
  await map('Wer', 'Authors');
  await map('Wann', 'Year');
  expect(await axeFindings(page)).toEqual([]);
  await file.getByRole('button', { name: 'Read again with these columns' }).click();
  await expect(file.getByRole('list', { name: 'First records' })).toContainText('Naltrexone in pain');
  await file.getByRole('button', { name: 'Import 2 records' }).click();
  await expect(searches(page, 'recordsRead')).toHaveText(['2']);

  await choose(review, await write('two.csv', 'Another year of it,"Noor, N",2015,green\n'));
  const next = page.getByRole('region', { name: 'two.csv' });
  await expect(next).toContainText('3 of 4 mapped as you mapped these columns before');
  await expect(next.getByRole('list', { name: 'First records' })).toContainText('Another year of it');
  await next.getByRole('button', { name: 'Leave out' }).click();

  await goTo(page, 'Records');
  await page.getByRole('grid', { name: 'Records' }).getByText('Naltrexone in pain').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByText('Further fields').click();
  await expect(inspector).toContainText('Farbe  blue');
  await close();
});

test('a table whose titles nobody knows opens its columns, also where a row has a cell too many', async () => {
  const review = await startReview('A German table');
  const { page, documents, close } = review;
  const path = join(documents, 'ansi.csv');
  const ragged = 'Früherkennung;Weiß, Ä.; Groß, Ö.;2016;Ärzteblatt;10.1000/de.2';
  await writeFile(path, `Titel;Autoren;Jahr;Zeitschrift;DOI\n${ragged}\nGlück;Çelik, Y;2017;BMJ;\n`);
  await choose(review, path);
  const file = page.getByRole('region', { name: 'ansi.csv' });
  await file.getByRole('combobox', { name: 'Titel holds' }).click();
  await page.getByRole('option', { name: 'Title', exact: true }).click();
  await file.getByRole('button', { name: 'Read again with these columns' }).click();
  await expect(file.getByRole('list', { name: 'First records' })).toContainText('Glück');
  await file.getByText(/^[12] warnings?$/).click();
  await expect(file).toContainText(ragged);
  await close();
});

test('of a workbook with several sheets the likeliest is read, the rest is told of, and another may be chosen', async () => {
  const review = await startReview('A workbook');
  const { page, documents, close } = review;
  const path = join(documents, 'cover.xlsx');
  const sheets = [
    ['Cover', [['About this file'], ['Exported by me']]],
    [
      'Results',
      [
        ['Title', 'Year'],
        ['Naltrexone in pain', '2013'],
        ['Sleep and light', '2014'],
      ],
    ],
    [
      'Older',
      [
        ['Title', 'Year'],
        ['Bread and butter', '1990'],
      ],
    ],
  ] as const;
  await writeFile(path, workbookOf(sheets));
  await choose(review, path);
  const file = page.getByRole('region', { name: 'cover.xlsx' });
  const sheet = file.getByRole('combobox', { name: 'Sheet' });
  await expect(sheet).toHaveValue('Results (3 rows)');
  await expect(file).toContainText('Not read: 2 rows of “Cover”, 2 rows of “Older”.');
  await file.getByRole('combobox', { name: 'Source' }).fill('Our list');
  expect(await axeFindings(page)).toEqual([]);
  await sheet.click();
  await page.getByRole('option', { name: 'Older (2 rows)' }).click();
  await expect(file.getByRole('list', { name: 'First records' })).toContainText('Bread and butter');
  await expect(file.getByRole('combobox', { name: 'Source' })).toHaveValue('Our list');
  await file.getByRole('button', { name: 'Import 1 record' }).click();
  await expect(searches(page, 'recordsRead')).toHaveText(['1']);
  await searches(page, 'recordsRead').click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Older');
  await close();
});

test('a half-done review brings its people, verdicts and reasons along, after a look at who is who', async () => {
  const review = await startReview('From Rayyan');
  const { page, documents, close } = review;
  const path = join(documents, 'rayyan.ris');
  const entry = (n: number, marks: string) =>
    `TY  - JOUR\nTI  - Report number ${n} on light and sleep\nAU  - Arendt, J\nPY  - 199${n}\nN1  - ${marks}\nER  - \n\n`;
  await writeFile(
    path,
    entry(1, 'RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Included"}') +
      entry(
        2,
        'RAYYAN-INCLUSION: {"Ann"=>"Excluded", "Ben"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: wrong drug',
      ) +
      entry(
        3,
        'RAYYAN-INCLUSION: {"Ann"=>"Maybe"} | RAYYAN-LABELS: look again | USER-NOTES: {"Ann"=>["ask the author"]}',
      ),
  );
  await choose(review, path);
  const file = page.getByRole('region', { name: 'rayyan.ris' });
  await file.getByRole('combobox', { name: 'Source' }).fill('Rayyan');
  await expect(file.getByRole('row', { name: /^Ann 1 included, 1 excluded, 1 maybe/ })).toBeVisible();
  await file.getByRole('combobox', { name: 'Ann is' }).click();
  await page.getByRole('option', { name: 'Jo Reviewer' }).click();
  await expect(file.getByRole('combobox', { name: 'Ben is' })).toHaveValue('New reviewer: Ben');
  await expect(file.getByRole('combobox', { name: 'The reason wrong drug is' })).toHaveValue(
    'A new reason of this review',
  );
  expect(await axeFindings(page)).toEqual([]);
  await file.getByRole('button', { name: 'Import 3 records' }).click();
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('5 decisions brought along');

  await goTo(page, 'Records');
  const grid = page.getByRole('grid', { name: 'Records' });
  await grid.getByText('Report number 2 on light and sleep').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('wrong drug');
  await expect(inspector).toContainText('Ben');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No records yet')).toBeVisible();
  await close();
});
