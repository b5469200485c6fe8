import type { Session } from '../../mirror/session';

/** In milliseconds: what was kept is shown long before. */
const longest = 5000;

/** When the list shows this report otherwise than now, at the latest after five seconds. */
export const whenChanged = (session: Session | null, id: string): Promise<void> =>
  new Promise((resolve) => {
    const rowNow = () => session?.reports.readComing().byId.get(id);
    const before = rowNow();
    const end = (): void => {
      clearTimeout(timer);
      stop?.();
      resolve();
    };
    const timer = setTimeout(end, longest);
    const stop = session?.reports.subscribe(() => {
      if (rowNow() !== before) end();
    });
  });
