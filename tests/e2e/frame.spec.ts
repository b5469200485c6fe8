import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { launchApp } from './launch';
import { goTo, importFile, importFixture, sayName, startReview } from './start-review';

async function introduce(page: Page): Promise<void> {
  await sayName(page, 'R. Viewer');
  await expect(page.getByRole('heading', { name: 'LDN Workbench' })).toBeVisible();
}

test('from the first start to a review by keyboard, with nothing for axe to find on the way', async () => {
  const { page, close } = await launchApp();
  await expect(page.getByRole('dialog', { name: 'Who is reviewing?' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await introduce(page);
  expect(await axeFindings(page)).toEqual([]);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.type('bcg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('R. Viewer');

  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { level: 1, name: 'Records' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Fold navigation');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+w');
  await expect(page.getByRole('heading', { name: 'Recent reviews' })).toBeVisible();
  await expect(page.getByRole('button', { name: /BCG vaccine/ }).first()).toBeVisible();
  await close();
});

test('the page, the inspector, the navigation and the zoom are where they were after a restart', async () => {
  const first = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(first.page, 'R. Viewer');
  await first.page.keyboard.press('Control+4');
  // The inspector is there once it has something to tell of.
  await expect(first.page.getByRole('article')).toBeVisible();
  const edge = first.page.getByRole('separator', { name: 'Width of the inspector' });
  await edge.focus();
  await first.page.keyboard.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '336');
  await first.page.keyboard.press('Control+b');
  await expect(first.page.getByRole('button', { name: 'Unfold navigation' })).toBeVisible();
  await first.page.keyboard.press('Control+=');
  await expect(first.page.getByRole('contentinfo')).toContainText('110 %');
  await first.app.close();

  const { userData, documents } = first;
  const second = await launchApp({ userData, documents });
  // The review, and the page it was left on, open by themselves.
  await expect(second.page.getByRole('heading', { level: 1, name: 'Screening' })).toBeVisible();
  await expect(second.page.getByRole('separator', { name: 'Width of the inspector' })).toHaveAttribute(
    'aria-valuenow',
    '336',
  );
  await expect(second.page.getByRole('button', { name: 'Unfold navigation' })).toBeVisible();
  await expect(second.page.getByRole('contentinfo')).toContainText('110 %');
  await second.close();
  await first.close().catch(() => undefined);
});

test('the menu of a column opens with Shift+F10, hides a column, and the layout is remembered', async () => {
  const { page, close } = await launchApp({ args: ['--open-starter', 'bcg'] });
  await sayName(page, 'R. Viewer');
  await page.getByRole('navigation', { name: 'Stages of the review' }).waitFor();
  await page.keyboard.press('Control+3');
  const year = page.getByRole('columnheader', { name: 'Year' });
  await year.focus();
  await page.keyboard.press('Shift+F10');
  const journal = page.getByRole('menuitemcheckbox', { name: 'Journal' });
  await expect(journal).toBeChecked();
  expect(await axeFindings(page)).toEqual([]);
  await journal.click();
  await expect(page.getByRole('columnheader', { name: 'Journal' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(year).toBeFocused();

  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+3');
  await expect(year).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Journal' })).toHaveCount(0);
  await close();
});

test('a review that is not there any more is said to be missing, with what to do', async () => {
  const { app, page, close } = await launchApp();
  await introduce(page);
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/nowhere/gone.ldnr'] });
  });
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'The review was not opened' });
  await expect(dialog).toContainText('The review is not where it was');
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('what is said in passing covers nothing that is worked with, in large and small windows', async () => {
  const { app, page, close } = await startReview('Messages');
  await importFile(app, page, importFixture('nbib/reflib__blue-light.nbib'));
  await expect(page.getByText('Imported 80 records')).toBeVisible();
  await goTo(page, 'Records');
  const message = page.locator('.mantine-Notification-root');
  const covered = async (parts: string): Promise<readonly string[]> => {
    const box = await message.boundingBox();
    if (box === null) return ['no message'];
    return page.locator(parts).evaluateAll(
      (all, { x, y, width, height }) =>
        all.flatMap((part) => {
          const at = part.getBoundingClientRect();
          const apart = at.right <= x || at.left >= x + width || at.bottom <= y || at.top >= y + height;
          return apart || at.width === 0 ? [] : [part.textContent || part.tagName];
        }),
      box,
    );
  };
  const controls = 'a, button, input, textarea';
  await page
    .getByRole('grid', { name: 'Records' })
    .locator('[role="row"][row-index="0"] [col-id="title"]')
    .click();
  for (const [width, height] of [
    [1920, 1080],
    [960, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.keyboard.press('m');
    await expect(message).toContainText('Maybe:');
    expect(await covered(`#work, aside, footer, nav :is(${controls})`)).toEqual([]);
  }
  // The menu of the status bar opens over it.
  await page.getByRole('contentinfo').getByRole('button', { name: 'Jo Reviewer' }).click();
  const entries = page.getByRole('menuitem');
  await expect(message).toBeVisible();
  for (let n = 0; n < (await entries.count()); n += 1) await entries.nth(n).click({ trial: true });
  await page.keyboard.press('Escape');
  await expect(entries).toHaveCount(0);
  // Folded, the list of stages leaves no room beside the work: then above its bar.
  await page.keyboard.press('Control+b');
  await page.keyboard.press('i');
  await expect(message).toContainText('Included:');
  expect(await covered(`[role="toolbar"] :is(${controls}), nav, footer`)).toEqual([]);
  await close();
});
