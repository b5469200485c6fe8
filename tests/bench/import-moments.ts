import type { Page } from '@playwright/test';

type Moment = 'chosen' | 'looked' | 'pressed' | 'committed' | 'rows' | 'whole';

/**
 * Watches one import from within the window, and goes to the list itself as soon as the file is imported: the tool that clicks asks every
 * half second only, and waits its turn while the window takes in its rows.
 */
export const watchImport = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const moments: Partial<Record<Moment, number>> = {};
    Object.assign(window, { importMoments: moments });
    const at = (name: Moment, is: boolean): void => {
      if (is) moments[name] ??= performance.now();
    };
    const button = (pattern: RegExp): HTMLButtonElement | undefined =>
      [...document.querySelectorAll('button')].find((one) => pattern.test(one.textContent?.trim() ?? ''));
    const toImport = /^Import [\d,]+ records$/;
    addEventListener(
      'click',
      ({ target }) => {
        const text = (target instanceof Element && target.closest('button')?.textContent?.trim()) || '';
        at('chosen', text.startsWith('Choose files'));
        at('pressed', toImport.test(text));
      },
      true,
    );
    const look = (): void => {
      if (moments.chosen === undefined) return;
      if (moments.pressed === undefined) {
        at('looked', button(toImport)?.disabled === false);
        return;
      }
      if (moments.committed === undefined) {
        at('committed', /Imported [\d,]+ records? from/.test(document.body.textContent ?? ''));
        if (moments.committed !== undefined) location.hash = '/records';
        return;
      }
      at('rows', document.querySelector('[aria-label=Records] [row-index="0"] [role=gridcell]') !== null);
      // An earlier list says how many reports it has until the new one is there.
      if (moments.rows === undefined) return;
      at(
        'whole',
        [...document.querySelectorAll('output')].some((one) =>
          /^[\d,]+ reports$/.test(one.textContent ?? ''),
        ),
      );
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });

/** When all of it has been seen: seconds from choosing the file until it was looked over, and from the button on. */
export const importTimes = async (page: Page) => {
  await page.waitForFunction(
    () => (window as unknown as { importMoments: Record<string, number> }).importMoments.whole !== undefined,
    null,
    { timeout: 600_000 },
  );
  const seen = await page.evaluate(
    () => (window as unknown as { importMoments: Record<Moment, number> }).importMoments,
  );
  const from = (start: Moment, end: Moment): number => (seen[end] - seen[start]) / 1000;
  return {
    looked: from('chosen', 'looked'),
    committed: from('pressed', 'committed'),
    rows: from('pressed', 'rows'),
    whole: from('pressed', 'whole'),
  };
};
