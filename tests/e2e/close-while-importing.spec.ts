import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchApp } from './launch';
import { answerDialogs, goTo, startReview } from './start-review';

const entry = (n: number) =>
  `TY  - JOUR\nTI  - Report number ${n} on light\nAU  - Arendt, J\nPY  - 1993\nDO  - 10.1000/${n}\nAB  - ${'Light and sleep. '.repeat(40)}\nER  - \n\n`;

/** A review in which the import of a large file has just begun. */
const importing = async (title: string) => {
  const review = await startReview(title);
  const { app, page, documents } = review;
  const large = join(documents, 'large.ris');
  await writeFile(large, Array.from({ length: 30_000 }, (_, n) => entry(n)).join(''));
  await answerDialogs(app, { open: [large] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByRole('combobox', { name: 'Source' }).fill('Embase', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Import 30,000 records' }).click();
  await expect(writing(page)).toBeVisible();
  return review;
};

const writing = (page: Page) => page.getByText('Writing', { exact: true });

/** The next question of main is answered with one of its buttons; gives what it asks, a moment later. */
const answerNext = async (app: ElectronApplication, button: number): Promise<() => Promise<string>> => {
  const answer = await app.evaluateHandle(({ dialog }, response) => {
    const question = { asked: 'nothing was asked' };
    const told = async (_: unknown, { message }: Electron.MessageBoxOptions) => {
      question.asked = message;
      return { response, checkboxChecked: false };
    };
    Object.assign(dialog, { showMessageBox: told });
    return question;
  }, button);
  return async () => {
    const asked = () => answer.evaluate((question) => question.asked).catch(() => 'closed');
    await expect.poll(asked).not.toBe('nothing was asked');
    return asked();
  };
};

const closeReview = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Close review' }).click();
};

const question = 'An import is still being written.';

test('closing the window on an import asks first; stopped, nothing of it is there, and what was saved is', async () => {
  const { app, page, documents, userData, file, close } = await importing('Closing');
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
  expect(await closeAnd(0)).toBe(question);
  await expect(writing(page)).toBeVisible();
  const closed = new Promise((resolve) => app.process().once('exit', resolve));
  expect(await closeAnd(1)).toBe(question);
  await closed;

  const again = await launchApp({ userData, documents });
  await goTo(again.page, 'Import');
  await expect(again.page.getByText('No searches yet')).toBeVisible();
  expect(existsSync(`${file}.files`) ? readdirSync(`${file}.files`) : []).toEqual([]);
  await again.close();
  await close().catch(() => undefined);
});

test('leaving the review on an import asks first too: stayed in, the import goes on; left, nothing of it is there', async () => {
  const { app, page, file, close } = await importing('Leaving');
  const stay = await answerNext(app, 0);
  await closeReview(page, 'Leaving');
  expect(await stay()).toBe(question);
  await expect(writing(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const leave = await answerNext(app, 1);
  await closeReview(page, 'Leaving');
  expect(await leave()).toBe(question);
  await expect(page.getByRole('button', { name: /New review/ })).toBeVisible();
  await page.getByRole('button', { name: /^Leaving/ }).click();
  await goTo(page, 'Import');
  await expect(page.getByText('No searches yet')).toBeVisible();
  expect(existsSync(`${file}.files`) ? readdirSync(`${file}.files`) : []).toEqual([]);
  await close();
});
