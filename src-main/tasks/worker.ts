import { parseFile } from './parse-file';

/** The utility process: heavy reading away from the window. One job at a time; it is killed to cancel. */
process.parentPort.on('message', ({ data }: { data: { path: string } }) => {
  let last = 0;
  const result = parseFile(data.path, {
    onProgress: (share) => {
      const percent = Math.floor(share * 100);
      if (percent === last) return;
      last = percent;
      process.parentPort.postMessage({ progress: percent });
    },
  });
  process.parentPort.postMessage({ result });
});
