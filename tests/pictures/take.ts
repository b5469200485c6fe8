import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';

/** The pictures that the user guide shows. */
const guide = fileURLToPath(new URL('../../docs/user-guide/pictures/', import.meta.url));
/** Every page, small in light and large in dark colours, for looking at; not kept. */
const looked = fileURLToPath(new URL('../../test-results/pictures/', import.meta.url));
const all = process.env.LDN_PICTURES === 'all';

const sizes = { small: { width: 1280, height: 800 }, large: { width: 1920, height: 1080 } } as const;
type Size = keyof typeof sizes;
type Colours = 'light' | 'dark';

/** The window's inside in CSS pixels, whatever the virtual screen allows. */
const setSize = async (page: Page, size: Size): Promise<void> => {
  await page.setViewportSize(sizes[size]);
};

/** Both schemes come from the system's, which is what a fresh program follows. */
const setColours = async (page: Page, colours: Colours): Promise<void> => {
  await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
};

const settle = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
};

/** Keeps one picture for the guide, at 1280 x 800 in light colours unless said otherwise; takes the others too when all are asked for. */
export const take = async (
  page: Page,
  name: string,
  kept: { readonly size?: Size; readonly colours?: Colours } | null = {},
): Promise<void> => {
  const shots: { path: string; size: Size; colours: Colours }[] = [];
  if (kept !== null)
    shots.push({
      path: `${guide}${name}.png`,
      size: kept.size ?? 'small',
      colours: kept.colours ?? 'light',
    });
  if (all)
    shots.push(
      { path: `${looked}${name}-small-light.png`, size: 'small', colours: 'light' },
      { path: `${looked}${name}-large-dark.png`, size: 'large', colours: 'dark' },
    );
  mkdirSync(guide, { recursive: true });
  for (const { path, size, colours } of shots) {
    await setSize(page, size);
    await setColours(page, colours);
    await settle(page);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
  await setSize(page, 'small');
  await setColours(page, 'light');
};

/** Messages that pass by would hide what a picture is about. */
export const clearToasts = async (page: Page): Promise<void> => {
  const close = page.locator('[class*="Notification-closeButton"]');
  for (let left = await close.count(); left > 0; left -= 1)
    await close
      .first()
      .click()
      .catch(() => undefined);
  await page.waitForTimeout(200);
};

/** A window of known size before the first picture. */
export const prepare = async (app: ElectronApplication, page: Page): Promise<void> => {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  await setSize(page, 'small');
  await setColours(page, 'light');
};
