// Sets everything up and runs one task: `node scripts/bootstrap.mjs <task> [arguments]`.
// Plain Node and no package, so that it runs on a clone where nothing is installed yet.
import { nodeVersionProblem } from './bootstrap/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}
// Loaded only now: an older Node may not be able to read the other parts.
const { runTask } = await import('./bootstrap/tasks.mjs');
process.exitCode = await runTask(process.argv[2], process.argv.slice(3));
