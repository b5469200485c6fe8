import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page once it stands still: one line a finding, with the elements it is about. Empty is good. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(source);
  // Colours are judged when they have arrived: a dialog that is still fading in is not what anybody reads.
  await page.evaluate(() =>
    Promise.race([
      new Promise((done) => setTimeout(done, 2000)),
      Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null))),
    ]),
  );
  const results = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as Window & typeof globalThis & { axe: { run: () => Promise<AxeResults> } };
    return axe.run();
  });
  return results.violations.map(
    (v) => `${v.id}: ${v.help} (${v.nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
};
