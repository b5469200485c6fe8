import { checkProject } from '../store/open';

process.parentPort.on('message', ({ data }: { data: { path: string; readOnly: boolean } }) => {
  let last = 0;
  const onProgress = (share: number): void => {
    const percent = Math.floor(share * 100);
    if (percent === last) return;
    last = percent;
    process.parentPort.postMessage({ progress: percent });
  };
  process.parentPort.postMessage({
    result: checkProject(data.path, data.readOnly, new Date(), onProgress),
  });
});
