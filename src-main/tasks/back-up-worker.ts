import { copyProject } from '../store/open';

process.parentPort.on('message', ({ data }: { data: { path: string; to: string } }) =>
  process.parentPort.postMessage(copyProject(data.path, data.to)),
);
