import { app, type WebContents } from 'electron';

const every = 2000;

/** Looks now and then at how much memory a page holds; gives the megabytes of the last look: when it has died nobody can tell any more. */
export const watchMemory = (page: WebContents): (() => number) => {
  let megabytes = 0;
  const look = (): void => {
    if (page.isDestroyed()) {
      clearInterval(timer);
      return;
    }
    const pid = page.getOSProcessId();
    const found = app.getAppMetrics().find((process) => process.pid === pid);
    if (found !== undefined) megabytes = found.memory.workingSetSize / 1024;
  };
  const timer = setInterval(look, every);
  return () => megabytes;
};
