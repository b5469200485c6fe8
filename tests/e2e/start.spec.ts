import { readdir } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchApp } from './launch';

test('the app starts with one window and asks who is reviewing, apart from what belongs to the person at the machine', async () => {
  const { app, page, userData, close } = await launchApp();
  await expect(page).toHaveTitle(/LDN Workbench/);
  await expect(page.getByText('Who is reviewing?')).toBeVisible();
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(({ app: main }) => main.getPath('userData'))).toBe(userData);
  await close();
});

test('started on the LDN review, it opens a copy of it in the documents', async () => {
  const { documents, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  const reviews = async () =>
    (await readdir(documents, { recursive: true })).filter((name) => name.endsWith('.ldnr'));
  await expect.poll(reviews).toHaveLength(1);
  await close();
});
