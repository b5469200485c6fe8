import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { answerDialogs, goTo, importFile, importFixture, startReview } from './start-review';

/** Drops files on the window, as from the desktop: real files with real paths. */
const drop = async (page: Page, paths: readonly string[]): Promise<void> => {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.setInputFiles('#dropped', [...paths]);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const data = new DataTransfer();
    for (const file of input?.files ?? []) data.items.add(file);
    input?.remove();
    const send = (type: string) =>
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
      );
    send('dragenter');
    send('dragover');
    send('drop');
  });
};

const searches = (page: Page, column: string) =>
  page.getByRole('grid', { name: 'Searches' }).locator(`[role="gridcell"][col-id="${column}"]`);

test('three real exports dropped at once, a table mapped, a record mended, the queue resolved, all of it undone', async () => {
  const review = await startReview('All the way in');
  const { page, documents, close } = review;
  const next = page.getByRole('region', { name: 'Next step' });
  await goTo(page, 'Import');
  await drop(page, [
    importFixture('nbib/reflib__blue-light.nbib'),
    importFixture('ris/citation-file-formatting___baseline_webofscience.ris'),
    importFixture('csv/citation-file-formatting___baseline_rayyan.csv'),
  ]);
  const button = page.getByRole('button', { name: /^Import \d+ records?$/ });
  await expect(button).toHaveCount(3);
  for (const [file, source] of [
    ['citation-file-formatting___baseline_webofscience.ris', 'Web of Science'],
    ['citation-file-formatting___baseline_rayyan.csv', 'Embase'],
  ] as const)
    await page.getByRole('region', { name: file }).getByRole('combobox', { name: 'Source' }).fill(source);
  await page.getByRole('button', { name: 'Import all 3 files' }).click();
  await expect(searches(page, 'database')).toHaveText(['PubMed', 'Web of Science', 'Embase']);
  await expect(next).toContainText('from 3 files');
  await expect(page.getByText('Looking for duplicates')).toBeHidden();

  // A table with columns of our own; one of its rows is an article of the first file under another number.
  const table = join(documents, 'table.csv');
  await writeFile(
    table,
    'Was,Wer,Wann,Nummer\n"Hypnotic effects of evening melatonin among shift workers in hospitals","Folkard, Simon; Arendt, Josephine",1993,8221221\n',
  );
  await drop(page, [table]);
  const own = page.getByRole('region', { name: 'table.csv' });
  await own.getByRole('combobox', { name: 'Source' }).fill('Own table');
  for (const [column, meaning] of [
    ['Was', 'Title'],
    ['Wer', 'Authors'],
    ['Wann', 'Year'],
    ['Nummer', 'PMID'],
  ] as const) {
    await own.getByRole('combobox', { name: `${column} holds` }).click();
    await page.getByRole('option', { name: meaning, exact: true }).click();
  }
  await own.getByRole('button', { name: 'Read again with these columns' }).press('Enter');
  await expect(own.getByRole('list', { name: 'First records' })).toContainText('Hypnotic effects');
  await expect(own).toBeFocused();
  await own.getByRole('button', { name: 'Import 1 record' }).click();
  await expect(searches(page, 'database')).toHaveCount(4);

  // A file with a record that cannot be read: mended in place, and part of the same import.
  const items = join(documents, 'items.json');
  const bad =
    '{"title": "Hypnotic effects of evening melatonin among shift workers in hospitals and clinics" "author": [{"family": "Folkard", "given": "Simon"}, {"family": "Arendt", "given": "Josephine"}], "issued": {"date-parts": [[1993]]}, "PMID": "31221221", "type": "article-journal"}';
  await writeFile(items, `[{"title": "A report that reads well", "type": "article-journal"},\n${bad}]`);
  await drop(page, [items]);
  const broken = page.getByRole('region', { name: 'items.json' });
  await expect(broken).toContainText('1 part could not be read');
  await broken.getByRole('combobox', { name: 'Source' }).fill('Zotero');
  const mend = broken.getByRole('button', { name: 'Mend by hand' });
  const text = broken.getByLabel('As it stands in the file');
  await mend.press('Enter');
  await expect(text).toBeFocused();
  await broken.getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect(mend).toBeFocused();
  await mend.press('Enter');
  await broken.getByRole('button', { name: 'Read again' }).press('Enter');
  await expect(broken.getByRole('alert')).toBeVisible();
  await expect(text).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await text.fill(bad.replace('clinics" "author"', 'clinics", "author"'));
  await broken.getByRole('button', { name: 'Read again' }).press('Enter');
  await expect(broken).toContainText('Found2Readable2');
  await expect(broken).toBeFocused();
  const again = join(documents, 'again.json');
  await writeFile(again, '[{"title": "A report that reads well", "type": "article-journal"}]');
  await drop(page, [again]);
  const second = page.getByRole('region', { name: 'again.json' });
  await second.getByRole('combobox', { name: 'Source' }).fill('Zotero');
  await broken.getByRole('button', { name: 'Import 2 records' }).press('Enter');
  await expect(broken).toBeHidden();
  await expect(second).toBeFocused();
  await second.getByRole('button', { name: 'Leave out' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused();

  // A correction beside its article, and what PubMed counts twice, are for a person.
  await next.getByRole('button', { name: 'Decide 2 possible duplicates' }).click();
  const pair = page.getByRole('region', { name: 'Pair' });
  // Equally likely: either may come first.
  await expect(pair).toContainText(/one is a notice or a reply|PMIDs differ/);
  const correctionFirst = (await pair.innerText()).includes('one is a notice or a reply');
  await page.keyboard.press(correctionFirst ? 'd' : 's');
  await expect(pair).toContainText(correctionFirst ? 'PMIDs differ' : 'one is a notice or a reply');
  await page.keyboard.press(correctionFirst ? 's' : 'd');
  await expect(page.getByText('No pair waits for you')).toBeVisible();
  await page.getByRole('button', { name: 'Go to screening' }).click();
  await expect(page.getByRole('article')).toBeVisible();

  // All of it back: the pairs, then each import as one step.
  await goTo(page, 'Import');
  for (const left of [5, 5, 4, 3, 0]) {
    await page.keyboard.press('Control+z');
    await expect(searches(page, 'database')).toHaveCount(left);
  }
  await goTo(page, 'Records');
  await expect(page.getByText('No records yet')).toBeVisible();
  await close();
});

test('fields are edited with history, taken from another record, added by hand, and exported as filtered', async () => {
  const review = await startReview('By hand');
  const { app, page, documents, close } = review;
  const entry = (title: string, journal: string) =>
    `TY  - JOUR\nTI  - ${title}\nAU  - Arendt, J\nPY  - 1993\nJF  - ${journal}\nDO  - 10.1000/light\nER  - \n\n`;
  const file = join(documents, 'two.ris');
  await writeFile(
    file,
    `${entry('Light and sleep', 'J Light')}${entry('Light and sleep.', 'Journal of Light')}TY  - JOUR\nTI  - Retracted: Bread and butter\nAU  - Noor, N\nPY  - 2010\nER  - \n`,
  );
  await answerDialogs(app, { open: [file] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByRole('combobox', { name: 'Source' }).fill('Our list');
  await page.getByLabel('Date of the search').fill('March');
  await expect(page.getByText('As 2026-03-31')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 3 records' })).toBeDisabled();
  await page.getByLabel('Date of the search').fill('2026-03');
  await page.getByRole('button', { name: 'Import 3 records' }).click();
  await expect(page.getByRole('region', { name: 'Next step' })).toBeVisible();

  await goTo(page, 'Records');
  const grid = page.getByRole('grid', { name: 'Records' });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(grid.getByText('Retracted or in doubt')).toBeVisible();
  await grid.getByText('Light and sleep').click();
  await expect(inspector).toContainText('From 2 records');
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: 'Edit the report' });
  await dialog.getByLabel('Title').fill('Light, sleep and bread');
  await dialog.getByRole('button', { name: 'Our list: Journal of Light' }).click();
  await dialog.getByLabel('DOI').fill('not one');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByLabel('DOI').fill('10.1000/light');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(grid.getByText('Light, sleep and bread')).toBeVisible();
  await expect(grid.getByText('Journal of Light')).toBeVisible();
  await expect(inspector.getByRole('region', { name: 'History' })).toContainText('Edit title, journal');
  await page.keyboard.press('Control+z');
  await expect(grid.getByText('Light, sleep and bread')).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(grid.getByText('Light, sleep and bread')).toBeVisible();

  // A record out of its report, and one that no file brought.
  await inspector.getByRole('button', { name: 'Take out' }).last().click();
  await expect(page.getByText(/^3 reports$/)).toBeVisible();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const add = page.getByRole('dialog', { name: 'Add a record by hand' });
  await add.getByLabel('Title').fill('Found in a reference list');
  await add.getByLabel('Year').fill('2001');
  expect(await axeFindings(page)).toEqual([]);
  await add.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/^4 reports$/)).toBeVisible();
  await expect(inspector.getByRole('heading', { name: 'Found in a reference list' })).toBeVisible();

  // Only what the filter shows goes out.
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Found by other methods' }).click();
  await page.keyboard.press('Escape');
  const out = join(documents, 'out.ris');
  await answerDialogs(app, { save: out });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'RIS' }).click();
  await expect(page.getByText('Saved 1 reference to out.ris')).toBeVisible();
  const text = await readFile(out, 'utf8');
  expect(text).toContain('Found in a reference list');
  expect(text).not.toContain('Bread');

  // A retraction is loud where it is screened, too.
  await goTo(page, 'Screening');
  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: /^Search/ }))
    .first()
    .fill('butter');
  await expect(page.getByText(/^Retracted: /).first()).toBeVisible();
  await close();
});

test('a retraction is marked by hand in the inspector, is loud in the grid and in screening, and is taken away there', async () => {
  const { app, page, documents, close } = await startReview('Retractions');
  const file = join(documents, 'two.ris');
  const entry = (title: string) => `TY  - JOUR\nTI  - ${title}\nAU  - Arendt, J\nPY  - 1993\nER  - \n\n`;
  await writeFile(file, entry('Light and sleep') + entry('Bread and butter'));
  await importFile(app, page, file, 'Our list');
  await goTo(page, 'Records');
  const grid = page.getByRole('grid', { name: 'Records' });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await grid.getByText('Light and sleep').click();
  await inspector.getByRole('button', { name: 'Retracted or corrected…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retraction or correction' });
  await dialog.getByLabel('Where it says so').fill('J Light 1999;1:2');
  expect(await axeFindings(page)).toEqual([]);
  if (process.env.LDN_PICTURES)
    await page.screenshot({ path: `${process.env.LDN_PICTURES}/notice-dialog.png` });
  await dialog.getByRole('button', { name: 'Mark the report' }).click();
  await expect(grid.getByText('Retracted or in doubt')).toBeVisible();
  await expect(inspector.getByText('Retracted: J Light 1999;1:2').first()).toBeVisible();
  await expect(inspector.getByRole('region', { name: 'History' })).toContainText('Mark as: Retracted');
  expect(await axeFindings(page)).toEqual([]);
  if (process.env.LDN_PICTURES)
    await page.screenshot({ path: `${process.env.LDN_PICTURES}/notice-grid.png` });

  await goTo(page, 'Screening');
  await expect(page.getByRole('article').getByText('Retracted: J Light 1999;1:2').first()).toBeVisible();
  if (process.env.LDN_PICTURES) {
    await page.screenshot({ path: `${process.env.LDN_PICTURES}/notice-screening.png` });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: `${process.env.LDN_PICTURES}/notice-screening-dark.png` });
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await inspector.getByRole('button', { name: 'Take away: Retracted: J Light 1999;1:2' }).click();
  await expect(page.getByRole('article').getByText('Retracted: J Light')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('article').getByText('Retracted: J Light 1999;1:2').first()).toBeVisible();
  await close();
});
