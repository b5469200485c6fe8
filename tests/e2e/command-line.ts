import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../out/main/cli.cjs', import.meta.url));

/** Runs the built command line and gives what it printed; a failure is thrown with its message. */
export const commandLine = (args: readonly string[], input = ''): Promise<string> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...args]);
    let out = '';
    let errors = '';
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      errors += String(text);
    });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done(out) : fail(new Error(`exit ${code}: ${errors}`))));
    child.stdin.end(input);
  });
