/** Lets the screen be drawn, and whatever the reviewer does go first; waits so many milliseconds at most. */
export const pause = (most: number): Promise<void> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => done(), { timeout: most });
    else setTimeout(done);
  });
