import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { answerDialogs, goTo, importFile, type StartedReview, startReview } from './start-review';

const choose = async ({ app, page }: StartedReview, path: string) => {
  await answerDialogs(app, { open: [path] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
};

const pick = async (page: Page, box: ReturnType<Page['getByRole']>, option: string) => {
  await box.click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

test('what a team settled in Covidence is entered for all its reviewers, with reasons, remarks and labels', async () => {
  const review = await startReview('From Covidence');
  const { app, page, documents, close } = review;
  const first = join(documents, 'rayyan.ris');
  await writeFile(
    first,
    'TY  - JOUR\nTI  - Bread and butter, a review\nPY  - 1990\nN1  - RAYYAN-INCLUSION: {"Ben Noor"=>"Included"}\nER  - \n',
  );
  await importFile(app, page, first, 'Rayyan');

  const path = join(documents, 'review_1_excluded.csv');
  const row = (n: number, notes: string, tags: string) =>
    `Report number ${n} on light and sleep,"Arendt, J.",,199${n},,J Light,${n},1,1-9,,,,#${n},Arendt 199${n},"${notes}","${tags}"\n`;
  await writeFile(
    path,
    `Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags\n${row(
      1,
      'Exclusion reason: Wrong study design; Ann Lee (2021-05-18 22:34:01)(Select): Not randomised; ',
      'night work',
    )}${row(2, 'Exclusion reason: Wrong comparator; ', '')}`,
  );
  await choose(review, path);
  const file = page.getByRole('region', { name: 'review_1_excluded.csv' });
  await expect(file.getByRole('combobox', { name: 'Screened already?' })).toHaveValue(
    'As the file says (Covidence, 2 records)',
  );
  await expect(file.getByRole('radio', { name: 'Full text' })).toBeChecked();
  await expect(file).toContainText('Covidence exports what the team settled, not who voted how');
  const team = file.getByRole('combobox', { name: 'Somebody the file does not name is' });
  await pick(page, team, 'All reviewers: they settled it together');
  await expect(file.getByRole('combobox', { name: 'Ann Lee is' })).toHaveValue('New reviewer: Ann Lee');
  await expect(file.getByRole('combobox', { name: 'The reason Wrong comparator is' })).toHaveValue(
    'A new reason of this review',
  );
  expect(await axeFindings(page)).toEqual([]);
  await file.getByRole('combobox', { name: 'Source' }).fill('Covidence');
  await file.getByRole('button', { name: 'Import 2 records' }).click();
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('decisions brought along');

  await goTo(page, 'Records');
  await page.getByRole('grid', { name: 'Records' }).getByText('Report number 1 on light and sleep').click();
  for (const said of ['Jo Reviewer', 'Ben Noor', 'Wrong study design', 'Ann Lee', 'Not randomised'])
    await expect(inspector(page)).toContainText(said);
  // U takes back verdicts and notes only, as it does while screening.
  await page.keyboard.press('u');
  await expect(
    page.getByText(/^The latest change is no verdict of screening\..*takes back: Import 2 records/),
  ).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Records' })).toContainText('Report number 1');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid', { name: 'Records' })).not.toContainText('Report number 1');
  await close();
});

test('a list that this program wrote brings its decisions of both stages back, whoever made them', async () => {
  const review = await startReview('From a list of ours');
  const { page, documents, close } = review;
  const path = join(documents, 'References.ris');
  const rayyan = 'N1  - RAYYAN-INCLUSION: {"Emily"=>"Excluded"}\n';
  await writeFile(
    path,
    `TY  - JOUR\nTI  - Bread and butter, a review\nPY  - 1990\n${rayyan}N1  - Title/abstract: include (Kay Board)\nN1  - Labels (Kay Board): rct\nN1  - Full text: exclude (Kay Board; wrong dose)\nER  - \n\nTY  - JOUR\nTI  - Light and sleep\nPY  - 1991\n${rayyan}N1  - Title/abstract: maybe (Kay Board)\nN1  - Title/abstract: exclude (Jo Reviewer; animals)\nN1  - Title/abstract: settled as exclude (Jo Reviewer; animals)\nER  - \n`,
  );
  await choose(review, path);
  const file = page.getByRole('region', { name: 'References.ris' });
  await expect(file.getByRole('combobox', { name: 'Screened already?' })).toHaveValue(
    'As the file says (LDN Workbench, 2 records)',
  );
  const people = file.getByRole('table', { name: 'People' });
  await expect(people.getByRole('row', { name: 'Kay Board' })).toContainText(
    'title and abstract: 1 included, 1 maybe; full text: 1 excluded',
  );
  await expect(people.getByRole('row', { name: 'Jo Reviewer' })).toContainText(
    'title and abstract: 1 excluded; 1 conflict settled',
  );
  await expect(people).not.toContainText('Emily');
  await file.getByRole('combobox', { name: 'Source' }).fill('Our own list');
  await file.getByRole('button', { name: 'Import 2 records' }).click();
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('4 decisions brought along');
  await goTo(page, 'Records');
  await page.getByRole('grid', { name: 'Records' }).getByText('Bread and butter, a review').click();
  for (const said of ['Kay Board', 'wrong dose', 'rct']) await expect(inspector(page)).toContainText(said);
  await close();
});

test('a row of a table that could not be read is mended after the import, and comes to the same search', async () => {
  const review = await startReview('A row mended later');
  const { app, page, documents, close } = review;
  const path = join(documents, 'rows.csv');
  await writeFile(
    path,
    'Title,Authors,Year\nLight and sleep,"Arendt, J",1991\n"Bread and butter,Noor N,1992\nNight work and mood,"Lee, A",1993\n',
  );
  await importFile(app, page, path, 'Our list');
  const count = page
    .getByRole('grid', { name: 'Searches' })
    .locator('[role="gridcell"][col-id="recordsRead"]');
  await expect(count).toHaveText(['2']);
  await count.click();
  await expect(inspector(page)).toContainText('3 found: 2 new, 1 not read; 0 repaired.');
  await inspector(page).getByRole('button', { name: 'Mend by hand' }).click();
  const text = inspector(page).getByLabel('As it stands in the file');
  await expect(text).toHaveValue('"Bread and butter,Noor N,1992');
  await text.fill('"Bread and butter",Noor N,1992');
  await inspector(page).getByRole('button', { name: 'Read again' }).click();
  await expect(count).toHaveText(['3']);
  await expect(inspector(page)).toContainText('3 found: 3 new, 0 not read');
  await goTo(page, 'Records');
  await expect(page.getByRole('grid', { name: 'Records' })).toContainText('Bread and butter');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid', { name: 'Records' })).not.toContainText('Bread and butter');
  await close();
});
