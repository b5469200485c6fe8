import { checkProject } from '../store/open';
import { progressTeller } from './tell-progress';

process.parentPort.on('message', ({ data }: { data: { path: string; readOnly: boolean } }) =>
  process.parentPort.postMessage({
    result: checkProject(data.path, data.readOnly, new Date(), progressTeller()),
  }),
);
