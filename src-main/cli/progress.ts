/** Where standard error is a terminal: how far a long command is and how long it will take yet, in one line that is overwritten. */
export const progressLine = (
  what: string,
): { readonly at: (share: number) => void; readonly done: () => void } => {
  if (!process.stderr.isTTY) return { at: () => undefined, done: () => undefined };
  const start = performance.now();
  let shown = 0;
  return {
    at: (share) => {
      const now = performance.now();
      if (now - shown < 200 || share <= 0) return;
      shown = now;
      const left = Math.ceil(((now - start) / 1000) * (1 / share - 1));
      process.stderr.write(`\r${what}: ${Math.floor(share * 100)} %, about ${left} s left   `);
    },
    done: () => {
      if (shown > 0) process.stderr.write('\r\u001b[K');
    },
  };
};
