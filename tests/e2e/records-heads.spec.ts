import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { goTo, importFile, importFixture, startReview } from './start-review';

test('heads say which column sorts first, and sort wherever in them one clicks', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await goTo(page, 'Records');
  await expect(page.getByText('80 reports', { exact: true })).toBeVisible();
  const head = (column: 'title' | 'year') =>
    page.getByRole('grid', { name: 'Records' }).locator(`[role="columnheader"][col-id="${column}"]`);
  const years = () =>
    page
      .getByRole('grid', { name: 'Records' })
      .locator('[role="gridcell"][col-id="year"]')
      .evaluateAll((cells) =>
        cells
          .map((cell) => [
            Number(cell.closest('[row-index]')?.getAttribute('row-index')),
            Number(cell.textContent),
          ])
          .sort(([a = 0], [b = 0]) => a - b)
          .map(([, year]) => year),
      );
  // Beside the name, as near to the edge as the handle that makes the column wider.
  const box = (await head('year').boundingBox())!;
  await head('year').click({ position: { x: box.width - 9, y: box.height / 2 } });
  await expect(head('year')).toHaveAttribute('aria-sort', 'ascending');
  const shown = await years();
  expect(shown.length).toBeGreaterThan(5);
  expect(shown).toEqual([...shown].sort((a = 0, b = 0) => a - b));
  await expect(head('year')).toHaveText('Year');
  await head('title').click({ modifiers: ['Shift'] });
  await expect(head('year')).toContainText('1');
  await expect(head('title')).toContainText('2');
  // The names stand there whole, beside the signs.
  await page
    .getByRole('columnheader', { name: 'Title/abstract' })
    .first()
    .click({ modifiers: ['Shift'] });
  await expect(page.getByRole('columnheader', { name: 'Title/abstract' }).first()).toContainText('3');
  const cut = await page
    .getByRole('grid', { name: 'Records' })
    .locator('[role="columnheader"] span:first-child')
    .evaluateAll((names) =>
      names.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent),
    );
  expect(cut).toEqual([]);
  await head('title').click();
  await expect(head('title')).toHaveAttribute('aria-sort', 'descending');
  await expect(head('title')).toHaveText('Title');
  await expect(head('year')).toHaveText('Year');
  expect(await axeFindings(page)).toEqual([]);
  await close();
});
