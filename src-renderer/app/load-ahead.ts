/** By then the page in sight has what it needs, and its rows. */
const quiet = 4000;

const idle = (): Promise<void> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => done());
    else setTimeout(done);
  });

/**
 * Loads the code of the pages while nobody waits for anything, one after the other: the first look at a list else waits for a megabyte of it.
 * Gives what stops this.
 */
export const loadAhead = (
  pages: readonly { readonly load: () => Promise<unknown> }[],
  after = quiet,
): (() => void) => {
  let stopped = false;
  const begin = async (): Promise<void> => {
    for (const page of pages) {
      await idle();
      if (stopped) return;
      // Whoever opens the page is told what is wrong with it.
      await page.load().catch(() => undefined);
    }
  };
  const timer = setTimeout(() => void begin(), after);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
};
