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

test('a window that runs out of memory says so, and comes back without the review that filled it', async () => {
  const { app, page, close } = await startReview('Very large', {
    args: ['--js-flags=--max-old-space-size=160'],
  });
  // The system of this test only tells a crash, which needs very many reports to be taken for that; others tell the reason.
  const told = await app.evaluateHandle(({ BrowserWindow, dialog }) => {
    const heard = { message: '', exitCode: 0 };
    const answer = async ({ detail }: Electron.MessageBoxOptions) => {
      heard.message = detail ?? '';
      return { response: 1, checkboxChecked: false };
    };
    Object.assign(dialog, { showMessageBox: answer });
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    const emit = page?.emit.bind(page);
    if (page && emit)
      page.emit = (name: string | symbol, ...more: unknown[]) => {
        const details = more[1];
        if (name !== 'render-process-gone' || typeof details !== 'object' || details === null)
          return emit(name, ...more);
        if ('exitCode' in details) heard.exitCode = Number(details.exitCode);
        return emit(name, more[0], { ...details, reason: 'oom' });
      };
    return heard;
  });
  const filled = page.evaluate(() => {
    const all: unknown[] = [];
    for (;;) all.push(Array.from({ length: 1000 }, (_, n) => ({ n, text: `report ${n} ${all.length}` })));
  });
  await expect(filled).rejects.toThrow(/crashed/i);
  await expect
    .poll(() => told.evaluate(({ message }) => message))
    .toContain('The window ran out of memory and the review was closed. It has 0 reports');
  expect(await told.evaluate(({ exitCode }) => exitCode)).not.toBe(0);
  const shown = await app.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    for (let tries = 0; page && tries < 100; tries += 1) {
      const text: string =
        page.isLoading() || page.isCrashed() ? '' : await page.executeJavaScript('document.body.innerText');
      if (/Recent reviews.*Very large/s.test(text)) return text;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return 'no home page with the review in its list';
  });
  expect(shown).toContain('New review');
  await close();
});
