import { spawn } from 'node:child_process';
import { root } from './places.mjs';

/** @typedef {{code: number, output: string, timedOut: boolean}} Ended */

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{env?: NodeJS.ProcessEnv, quiet?: boolean, timeoutSeconds?: number, cwd?: string, shell?: boolean}} [options]
 *   `quiet` collects the output instead of showing it
 * @returns {Promise<Ended>} code 127 when the program could not be started
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: options.shell ?? false,
    });
    let output = '';
    let timedOut = false;
    const collect = (/** @type {Buffer} */ bytes) => {
      output += bytes.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const timer = options.timeoutSeconds
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, options.timeoutSeconds * 1000)
      : undefined;
    // Ctrl+C reaches the whole foreground group; this process must outlive the child to report its end.
    const stay = () => {};
    process.on('SIGINT', stay);
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGTERM', passOn);
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      process.off('SIGINT', stay);
      process.off('SIGTERM', passOn);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Runs a script of a package, or any script, with this Node.
 *
 * @param {readonly string[]} args script first
 * @param {Parameters<typeof runProgram>[2]} [options]
 */
export function runNode(args, options) {
  return runProgram(process.execPath, args, options);
}

/**
 * Runs the npm that started us, or the one on the path.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof runProgram>[2]} [options]
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return runNode([npm, ...args], options);
  const windows = process.platform === 'win32';
  return runProgram(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}
