// Runs one TypeScript file with Vite's own module runner: Node 20 cannot read TypeScript, and this way a script
// resolves `#core/...` as the app does. Usage: node run-typescript.mjs <file> [arguments]
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './places.mjs';

const file = process.argv[2] ?? '';
// The script sees its arguments where a script started by Node would.
process.argv.splice(1, 1);
await runnerImport(resolve(root, file), { root, configFile: false, logLevel: 'warn' });
