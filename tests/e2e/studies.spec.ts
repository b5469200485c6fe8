import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { openLdnReview, reopen, visit } from './ldn-review';

test('the studies of the bundled review: filtered, opened, each number with its source and what is unverified', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'studies');
  await expect(page.getByText('50 studies').first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Crohn's disease/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^\d+ of 50 studies$/)).toBeVisible();
  await page.getByRole('button', { name: "Remove filter: Crohn's disease" }).click();
  await page.getByLabel('Search studies').fill('Smith 2011');
  await page.getByRole('gridcell', { name: 'Smith 2011', exact: true }).click();
  await expect(page.getByText(/unverified/).last()).toBeVisible();
  await page.getByRole('gridcell', { name: 'Smith 2011', exact: true }).press('Enter');

  await expect(page.getByRole('heading', { name: 'Smith 2011' })).toBeVisible();
  const line = page.getByRole('row', { name: /clinical response \(Cochrane/ });
  await expect(line).toContainText('15/18');
  await expect(line).toContainText('6/16');
  await expect(line).toContainText('unverified');
  await line.getByRole('button', { name: /^Source of/ }).click();
  await expect(page.getByText('main results / analyses (not seen)').first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('a reviewer’s own reading beside the bundled one: copied, corrected, differing, settled, undone', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'studies', 'st-smith2011');
  await page
    .getByRole('link', { name: 'clinical response (Cochrane, intention to treat)', exact: true })
    .click();
  await expect(page.getByLabel('Events of naltrexone 4.5 mg')).toBeDisabled();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use as my own' }).click();
  const events = page.getByLabel('Events of naltrexone 4.5 mg');
  await expect(events).toBeEnabled();

  // What cannot be is said at once, and does not keep it from being saved.
  await events.fill('19');
  await expect(page.getByText('naltrexone 4.5 mg: 19 with the event, but only 18 people.')).toBeVisible();
  await events.fill('14');
  await expect(page.getByText('but only 18 people')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Unsaved changes')).toHaveCount(0);
  await expect(page.getByText(/The readings differ in what an analysis uses/)).toBeVisible();

  await page.getByRole('radiogroup', { name: 'Whose reading' }).getByText('LDN evidence set').click();
  await expect(page.getByLabel('Events of naltrexone 4.5 mg')).toHaveValue('15');
  await page.getByRole('button', { name: 'Make this the consensus' }).click();
  await expect(page.getByText('This is the consensus.')).toBeVisible();
  await expect(page.getByText(/The readings differ/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/The readings differ/)).toBeVisible();
  await close();
});

test('a study made of reports, with its arms and a result of its own', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'studies');
  await expect(page.getByText('50 studies').first()).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('In no study yet').click();
  await dialog.getByRole('row').nth(1).click();
  await expect(dialog.getByRole('button', { name: 'Make a study of 1 report' })).toBeEnabled();
  await expect(dialog.getByLabel('Name of the study')).not.toHaveValue('');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByLabel('Name of the study').fill('Trial of trials');
  await dialog.getByRole('button', { name: 'Make a study of 1 report' }).click();
  await expect(page.getByRole('heading', { name: 'Trial of trials' })).toBeVisible();

  await page.getByRole('combobox', { name: 'Design', exact: true }).click();
  await page.getByRole('option', { name: 'Randomised, parallel groups' }).click();
  await page.getByRole('button', { name: 'Add an arm' }).click();
  await page.getByRole('button', { name: 'Add an arm' }).click();
  await page.getByLabel('People in naltrexone').fill('20');
  await page.getByLabel('People in placebo').fill('21');
  await page.getByRole('button', { name: 'Save', exact: false }).first().click();
  await expect(page.getByText('Unsaved changes')).toHaveCount(0);

  await page.getByRole('button', { name: 'Add a result' }).click();
  await page.getByLabel('Outcome as printed').fill('clinical remission');
  await page.getByLabel('Events of naltrexone').fill('9');
  await page.getByLabel('Events of placebo').fill('3');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'clinical remission' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Trial of trials' }).click();
  const line = page.getByRole('row', { name: /clinical remission/ });
  await expect(line).toContainText('9/20');
  await expect(line).toContainText('3/21');
  await expect(line).toContainText('unverified');

  // Joined with another report, split again.
  await page.getByRole('button', { name: 'Join reports' }).click();
  await page.getByRole('dialog').getByText('All', { exact: true }).click();
  await page.getByRole('dialog').getByRole('row').nth(2).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Join 1 report' }).click();
  // The paper may come after the abstract: another report is made the main one.
  const reports = page.getByRole('region', { name: 'Reports' }).getByRole('listitem');
  await expect(reports).toHaveCount(2);
  await expect(reports.first()).toContainText('main report');
  const second = (await reports.nth(1).getByRole('link').first().textContent()) ?? '';
  await reports.nth(1).getByRole('button', { name: 'Make this the main report' }).click();
  await expect(reports.first()).toContainText(second);
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.getByRole('dialog').getByRole('checkbox').last().check();
  await expect(page.getByText(/One report stays in Trial of trials/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('dialog').getByLabel('Name of the new study').fill('Split study');
  await page.getByRole('dialog').getByRole('button', { name: 'Split off' }).click();
  await expect(reports).toHaveCount(1);
  await visit(page, 'studies');
  await expect(page.getByText('52 studies').first()).toBeVisible();

  // A study with results stays, and says why.
  await page.getByLabel('Search studies').fill('Trial of trials');
  await page.getByRole('gridcell', { name: 'Trial of trials', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Remove study' }).click();
  await expect(page.getByText(/This study has 1 result, so it stays/)).toBeVisible();
  await close();
});

test('unsaved edits outlive leaving the page and closing the program', async () => {
  const { app, page, userData, documents, close } = await openLdnReview();
  await visit(page, 'studies', 'st-smith2011');
  await page.getByLabel('Country').fill('Norway');
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await visit(page, 'studies');
  await expect(page.getByText(/Changes to Smith 2011 are not saved yet/)).toBeVisible();
  await app.close();
  const again = await reopen({ userData, documents });
  await visit(again.page, 'studies', 'st-smith2011');
  await expect(again.page.getByLabel('Country')).toHaveValue('Norway');
  await again.page.getByRole('button', { name: 'Discard' }).click();
  await expect(again.page.getByLabel('Country')).toHaveValue('United States');
  await again.close();
  await close();
});

test('two studies that are one investigation are merged in one step, and one undo brings both back', async () => {
  const { page, close } = await openLdnReview();
  await visit(page, 'studies');
  await expect(page.getByText('50 studies').first()).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Studies' });
  for (const name of ['Cree 2010', 'Gironi 2008'])
    await grid
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Gironi 2008 come along');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge into Cree 2010' }).click();
  await expect(page.getByRole('heading', { name: 'Cree 2010' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Reports' }).getByRole('listitem')).not.toHaveCount(1);
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue(
    /Gironi 2008, merged into this study, said otherwise/,
  );
  await visit(page, 'studies');
  await expect(page.getByText('49 studies').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('50 studies').first()).toBeVisible();
  await close();
});
