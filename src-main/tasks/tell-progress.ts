/** In a process of main's own: takes the share of the work that is done, and tells main each whole per cent of it once. */
export const progressTeller = (): ((share: number) => void) => {
  let last = 0;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === last) return;
    last = percent;
    process.parentPort.postMessage({ progress: percent });
  };
};
