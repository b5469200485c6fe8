import { expect, test } from '@playwright/test';
import { goTo, importFile, importFixture, startReview } from './start-review';

test('keys reach both ends of the list, and the menu of a cell has the name of its column', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Records' });
  const cell = (row: number) => grid.locator(`[row-index="${row}"] [col-id="title"]`);
  const isOn = async (row: number) => {
    await expect(cell(row)).toBeFocused();
    await expect(page.locator(`[role="row"][row-index="${row}"]`).first()).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.getByText('1 selected', { exact: true })).toBeVisible();
  };
  await cell(2).click();
  await page.keyboard.press('Control+End');
  await isOn(79);
  await page.keyboard.press('Control+Home');
  await isOn(0);
  await page.keyboard.press('Shift+Control+End');
  await expect(cell(79)).toBeFocused();
  await expect(page.getByText('80 selected', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Control+Home');
  await isOn(0);

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Menu of Title', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell(0)).toBeFocused();
  await close();
});

test('what is added is selected, and said to be kept out where it is', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const isSelected = (row: number) =>
    expect(page.locator(`[role="row"][row-index="${row}"]`).first()).toHaveAttribute('aria-selected', 'true');
  const add = async (title: string) => {
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a record by hand' });
    await dialog.getByLabel('Title', { exact: true }).fill(title);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await add('On the wombat');
  await isSelected(80);
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeFocused();
  await page.keyboard.press('e');
  await expect(page.getByText('Excluded: On the wombat')).toBeVisible();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'With abstract' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Without DOI and PMID' }).click();
  await page.keyboard.press('Escape');
  await add('On the wallaby');
  await expect(
    page.getByText('Added: On the wallaby. It is not in the list: the search or a filter keeps it out.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Remove filter: With abstract' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Remove filter: Without DOI and PMID' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('82 reports', { exact: true })).toBeVisible();
  await expect(page.locator('#work')).toBeFocused();
  await close();
});

test('Tab goes through a list in two stops, its heads and the row where one is, and Shift+Tab back', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Records' });
  const cell = (row: number) => grid.locator(`[row-index="${row}"] [col-id="title"]`);
  const head = grid.locator('[role="columnheader"][col-id="title"]');
  const isInside = () => grid.evaluate((list) => list.contains(document.activeElement));
  await cell(2).click();
  await page.keyboard.press('ArrowDown');
  await expect(cell(3)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect.poll(isInside).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await expect(cell(3)).toBeFocused();
  await expect(page.getByText('1 selected', { exact: true })).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(head).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cell(3)).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(isInside).toBe(false);
  await page.keyboard.press('Tab');
  await expect.poll(isInside).toBe(true);
  await page.keyboard.press('Tab');
  await expect(grid.locator('[role="gridcell"]:focus')).toHaveCount(1);
  await expect(page.getByText('2 selected', { exact: true }).first()).toBeVisible();
  await close();
});
