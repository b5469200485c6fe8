import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch';

/** Path of a file of search results kept with the tests. */
export const importFixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));

/** The next file dialogs answer with these paths, as if somebody had chosen them. */
export const answerDialogs = (
  app: ElectronApplication,
  answer: { readonly open?: readonly string[]; readonly save?: string },
): Promise<void> =>
  app.evaluate(({ dialog }, { open, save }) => {
    if (open) dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...open] });
    if (save) dialog.showSaveDialog = async () => ({ canceled: false, filePath: save });
  }, answer);

/** Says who is there, as on the first start. */
export const sayName = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

export interface StartedReview extends LaunchedApp {
  /** The project file. */
  readonly file: string;
}

/** A fresh program with one new, empty review open in it. */
export const startReview = async (title: string, options: LaunchOptions = {}): Promise<StartedReview> => {
  const launched = await launchApp(options);
  const { app, page, documents } = launched;
  const file = join(documents, 'review.ldnr');
  await answerDialogs(app, { save: file });
  await sayName(page, 'Jo Reviewer');
  await page.getByRole('button', { name: /New review/ }).click();
  await page.getByLabel('Title').fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Stages of the review' }).waitFor();
  return { ...launched, file };
};

/** Goes to a page by the left navigation. */
export const goTo = async (page: Page, label: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Stages of the review' })
    .getByRole('link', { name: new RegExp(`^${label}( [0-9]|$)`) })
    .click();
};

/** Imports one file by the import page, with the source it suggests unless one is named. */
export const importFile = async (
  app: ElectronApplication,
  page: Page,
  path: string,
  source?: string,
): Promise<void> => {
  await answerDialogs(app, { open: [path] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const file = page.getByRole('region', { name: basename(path), exact: true });
  const run = file.getByRole('button', { name: /^Import [\d,]+ records?$/ });
  await run.waitFor();
  if (source !== undefined) await file.getByRole('combobox', { name: 'Source' }).fill(source);
  await run.click();
  // Until it is written: closing before that asks.
  await file.waitFor({ state: 'hidden' });
};
