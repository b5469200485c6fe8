import { checkProject } from '../store/open';

process.parentPort.on('message', ({ data }: { data: { path: string; readOnly: boolean } }) =>
  process.parentPort.postMessage(checkProject(data.path, data.readOnly, new Date())),
);
