import type { Page } from '@playwright/test';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch';

/** The bundled LDN review, open in a program whose reviewer has given a name. */
export const openLdnReview = async (options: LaunchOptions = {}): Promise<LaunchedApp> => {
  const launched = await launchApp({ args: ['--open-starter', 'ldn'], ...options });
  const { app, page } = launched;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  const name = page.getByRole('dialog').getByLabel('Name');
  await name.fill('Ada Reviewer');
  await name.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('Ada Reviewer').first().waitFor();
  // Home says the name too; where the review opens is chosen as it opens.
  await page.getByRole('navigation', { name: 'Stages of the review' }).waitFor();
  return launched;
};

/** The same review again, as after a restart; the window opens where it was left before anything else is done. */
export const reopen = async (before: Pick<LaunchedApp, 'userData' | 'documents'>): Promise<LaunchedApp> => {
  const { userData, documents } = before;
  const launched = await launchApp({ userData, documents, args: ['--open-starter', 'ldn'] });
  const { page } = launched;
  await page.getByRole('navigation', { name: 'Stages of the review' }).waitFor();
  await page.getByRole('link', { name: /^Risk of bias.*results? to judge/ }).waitFor();
  return launched;
};

/** Goes to an address of the program: `visit(page, 'studies', 'st-smith2011')`. */
export const visit = (page: Page, ...parts: readonly string[]): Promise<void> =>
  page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `/${parts.map(encodeURIComponent).join('/')}`,
  );
