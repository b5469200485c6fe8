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
