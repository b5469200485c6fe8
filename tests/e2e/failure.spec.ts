import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goTo, importFile, importFixture, startReview } from './start-review';

const blueLight = importFixture('nbib/reflib__blue-light.nbib');

test('a fault in the main process: a message of our own, the log, and the review goes on being saved', async () => {
  const { app, page, userData, close } = await startReview('Blue light for acne');
  await importFile(app, page, blueLight);
  await app.evaluate(({ dialog }) => {
    const seen = globalThis as unknown as { failures: string[] };
    seen.failures = [];
    dialog.showMessageBox = (async (options: { message: string; detail: string }) => {
      seen.failures.push(`${options.message}\n${options.detail}`);
      return { response: 1, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    setImmediate(() => {
      throw new Error('a fault made for this test');
    });
  });
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { failures: string[] }).failures.length))
    .toBe(1);
  const [message] = await app.evaluate(() => (globalThis as unknown as { failures: string[] }).failures);
  expect(message).toContain('Something went wrong inside the program.');
  expect(message).toContain('Nothing that was saved is lost');
  expect(await readFile(join(userData, 'logs', 'failures.log'), 'utf8')).toContain(
    'a fault made for this test',
  );

  await goTo(page, 'Screening');
  await expect(page.getByText('0 of 80 judged', { exact: true })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByText('1 of 80 judged', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => window.workbench.api.projects.verify(null))).toMatchObject({
    ok: true,
    value: { passed: true },
  });
  await close();
});

test('a window that dies comes back with the review open', async () => {
  const { app, page, close } = await startReview('Blue light for acne');
  await importFile(app, page, blueLight);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (async () => ({
      response: 1,
      checkboxChecked: false,
    })) as typeof dialog.showMessageBox;
  });
  const shown = await app.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    if (page === undefined) return 'no window';
    const back = new Promise((resolve) => page.once('did-finish-load', () => resolve(null)));
    page.forcefullyCrashRenderer();
    await back;
    for (let tries = 0; tries < 100; tries += 1) {
      const text: string = await page.executeJavaScript('document.body.innerText');
      if (text.includes('Found by')) return text;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return 'nothing of the review';
  });
  expect(shown).toContain('Blue light for acne');
  await close();
});
