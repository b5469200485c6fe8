import type { ElectronApplication } from '@playwright/test';

/** Which processes of main's own are meant: what the system calls them (its end), and the task, where they have several. */
export interface Which {
  readonly service: 'worker' | 'check';
  readonly task?: string;
}

/**
 * From now on such processes are ended as they begin, as a lack of memory may end them, or get nothing to do yet, as if it took long.
 * Gives what lets those held back and all later ones do their work.
 */
export const interceptProcesses = async (
  app: ElectronApplication,
  which: Which,
  how: 'end' | 'hold',
): Promise<() => Promise<void>> => {
  const kept = await app.evaluateHandle(
    ({ utilityProcess }, { which, how }) => {
      const { fork } = utilityProcess;
      const held: (() => void)[] = [];
      utilityProcess.fork = (...given) => {
        const child = fork(...given);
        if (given[2]?.serviceName?.endsWith(which.service) !== true) return child;
        const post = child.postMessage.bind(child);
        child.postMessage = (task) => {
          if (which.task !== undefined && task.task !== which.task) post(task);
          else if (how === 'end') child.once('spawn', () => child.kill());
          else held.push(() => post(task));
        };
        return child;
      };
      return { fork, held };
    },
    { which, how },
  );
  return () =>
    app.evaluate(({ utilityProcess }, { fork, held }) => {
      utilityProcess.fork = fork;
      for (const goOn of held) goOn();
    }, kept);
};
