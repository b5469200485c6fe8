import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import '../preview/stub-bridge';

test('pages have ids, addresses and keys of their own, and load', async () => {
  const { pages } = await import('../../../src-renderer/app/pages');
  for (const key of ['id', 'path', 'label', 'keys'] as const) {
    const values = pages.map((page) => page[key]).filter((value) => value !== undefined);
    expect(new Set(values).size, key).toBe(values.length);
  }
  for (const page of pages) expect(typeof (await page.load()), page.id).toBe('function');
});

test('pages of one group stand together', async () => {
  const { pages } = await import('../../../src-renderer/app/pages');
  const runs = pages.map((page) => page.group).filter((group, i, all) => group !== all[i - 1]);
  expect(new Set(runs).size).toBe(runs.length);
});

test('what the menu of the window sends are commands that there are', async () => {
  const menu = readFileSync('src-main/menu.ts', 'utf8');
  const sent = [...menu.matchAll(/command\('[^']+', '([^']+)'/g)].map((match) => match[1]);
  expect(sent.length).toBeGreaterThan(10);
  const source = readFileSync('src-renderer/app/commands.ts', 'utf8');
  for (const id of sent) expect(source, id).toContain(`id: '${id}'`);
});
