import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { commandLine } from './command-line';
import { launchApp } from './launch';
import { answerDialogs, goTo, sayName } from './start-review';

test('files say what the screen says, and are the same bytes from the command line', async () => {
  const { app, page, documents, close } = await launchApp({ args: ['--open-starter', 'ldn'] });
  await sayName(page, 'Jo Reviewer');
  await goTo(page, 'Synthesis');
  await page.evaluate(() => {
    location.hash = '/synthesis/crohns-disease/clinical-response';
  });
  await expect(page.getByText('2.22 [1.14, 4.32]').first()).toBeVisible();
  const file = (name: string): string => join(documents, name);
  const save = async (label: string, name: string) => {
    await answerDialogs(app, { save: file(name) });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: label }).click();
    await expect(page.getByText(`Saved ${name}`)).toBeVisible();
  };
  await save('Forest plot as SVG', 'plot.svg');
  await save('Forest plot as PNG', 'plot.png');
  await save('Summary table of the condition as CSV', 'summary.csv');
  const names = await readdir(documents, { recursive: true });
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);

  const svg = await readFile(file('plot.svg'), 'utf8');
  expect(svg).toContain('Smith 2011\u00a0†');
  const csv = await readFile(file('summary.csv'), 'utf8');
  for (const effect of ['2.22 [1.14, 4.32]', '1.48 [0.42, 5.24]', '2.89 [1.18, 7.08]'])
    expect(csv.split('\r\n').find((line) => line.includes(effect))).toContain('unverified');

  const project = names.find((name) => name.endsWith('.ldnr')) ?? '';
  const scope = ['--condition', "Crohn's disease", '--outcome', 'Clinical response'];
  for (const [exporter, name, more] of [
    ['forest-svg', 'plot.svg', scope],
    ['forest-png', 'plot.png', scope],
    ['summary-csv', 'summary.csv', scope.slice(0, 2)],
  ] as const) {
    const out = file(`cli-${name}`);
    await commandLine(['project', 'export', file(project), '--as', exporter, ...more, '--out', out]);
    expect((await readFile(out)).equals(await readFile(file(name))), exporter).toBe(true);
  }
  await close();
});
