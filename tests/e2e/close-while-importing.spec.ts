import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './launch';
import { answerDialogs, goTo, startReview } from './start-review';

const entry = (n: number) =>
  `TY  - JOUR\nTI  - Report number ${n} on light\nAU  - Arendt, J\nPY  - 1993\nDO  - 10.1000/${n}\nAB  - ${'Light and sleep. '.repeat(20)}\nER  - \n\n`;

test('closing the window on an import asks first; stopped, nothing of it is there, and what was saved is', async () => {
  const review = await startReview('Closing');
  const { app, page, documents, userData, file, close } = review;
  const large = join(documents, 'large.ris');
  await writeFile(large, Array.from({ length: 30_000 }, (_, n) => entry(n)).join(''));
  await answerDialogs(app, { open: [large] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByRole('combobox', { name: 'Source' }).fill('Embase', { timeout: 60_000 });
  /** Closes the window and answers with a button of the question; what was asked. */
  const closeAnd = (button: number) =>
    app.evaluate(async ({ BrowserWindow, dialog }, response) => {
      const asked = new Promise<string>((resolve) => {
        const answer = async (_: unknown, question: Electron.MessageBoxOptions) => {
          resolve(question.message);
          return { response, checkboxChecked: false };
        };
        Object.assign(dialog, { showMessageBox: answer });
      });
      const late = new Promise<string>((resolve) => setTimeout(() => resolve('nothing was asked'), 3000));
      BrowserWindow.getAllWindows()[0]?.close();
      return Promise.race([asked, late]);
    }, button);
  await page.getByRole('button', { name: 'Import 30,000 records' }).click();
  await expect(page.getByText('Writing', { exact: true })).toBeVisible();
  expect(await closeAnd(0)).toBe('An import is still being written.');
  await expect(page.getByText('Writing', { exact: true })).toBeVisible();
  const closed = new Promise((resolve) => app.process().once('exit', resolve));
  expect(await closeAnd(1)).toBe('An import is still being written.');
  await closed;

  const again = await launchApp({ userData, documents });
  await goTo(again.page, 'Import');
  await expect(again.page.getByText('No searches yet')).toBeVisible();
  expect(existsSync(`${file}.files`) ? readdirSync(`${file}.files`) : []).toEqual([]);
  await again.close();
  await close().catch(() => undefined);
});
