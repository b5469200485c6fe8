import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildEnvironment, ensureBuild } from './build.mjs';
import { devLoop } from './dev-loop.mjs';
import { electronArguments, hasDisplay, noDisplayMessage, onVirtualScreen } from './display.mjs';
import { ensurePackages } from './packages.mjs';
import { packageScript, root } from './places.mjs';
import { runNode, runProgram } from './run-program.mjs';
import { ensureRuntime } from './runtime.mjs';
import { Stop } from './stop.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { checkSteps, playwright, runSteps, testSteps } from './test-steps.mjs';

/**
 * @param {{screen: boolean}} needs `screen`: a virtual one, for tests
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for whatever starts Electron
 */
async function ensureElectron(needs) {
  const runtime = await ensureRuntime();
  await ensureSystemLibraries(runtime.program, needs);
  return {
    ...process.env,
    ...buildEnvironment,
    ELECTRON_EXEC_PATH: runtime.program,
    LDN_ELECTRON: runtime.program,
    // The About box says when a development runtime is running.
    LDN_RUNTIME: runtime.kind,
  };
}

/**
 * npm runs scripts in the clone; a file named on the command line is meant from where the person is.
 *
 * @param {readonly string[]} args
 */
function fromWhereCalled(args) {
  const folder = process.env.INIT_CWD ?? process.cwd();
  return args.map((arg) => {
    const path = resolve(folder, arg);
    return !arg.startsWith('-') && existsSync(path) ? path : arg;
  });
}

/**
 * Set-up and the command line that opens the app.
 *
 * @param {readonly string[]} args
 */
async function prepareApp(args) {
  if (!hasDisplay()) throw new Stop(noDisplayMessage());
  await ensurePackages();
  const env = await ensureElectron({ screen: false });
  const own = args.length > 0 ? fromWhereCalled(args) : ['--open-starter', 'ldn'];
  return { program: env.LDN_ELECTRON ?? '', args: [...electronArguments(), root, ...own], env };
}

/** @param {readonly string[]} args */
async function start(args) {
  const app = await prepareApp(args);
  await ensureBuild();
  return (await runProgram(app.program, app.args, { env: app.env })).code;
}

/** @param {readonly string[]} args */
async function dev(args) {
  const app = await prepareApp(args);
  return devLoop(app.program, app.args, { ...app.env, LDN_DEVTOOLS: '1' });
}

async function build() {
  await ensurePackages();
  await ensureBuild();
  return 0;
}

async function test() {
  await ensurePackages();
  const env = await ensureElectron({ screen: true });
  return runSteps(testSteps(env));
}

async function check() {
  await ensurePackages();
  return runSteps(checkSteps());
}

/**
 * A task that runs one Playwright project.
 *
 * @param {'e2e' | 'pictures'} project
 */
function inElectron(project) {
  return async (/** @type {readonly string[]} */ args) => {
    await ensurePackages();
    const env = await ensureElectron({ screen: true });
    await ensureBuild();
    const [program = '', ...rest] = onVirtualScreen(playwright(project, args));
    return (await runProgram(program, rest, { env })).code;
  };
}

/** @param {'bench' | 'corpora'} project of vitest.bench.config.ts: long runs that print what they measure */
const measured = (project) => [
  packageScript('vitest/vitest.mjs'),
  'run',
  '--config',
  'vitest.bench.config.ts',
  '--project',
  project,
];

/** @param {readonly string[]} args */
async function bench(args) {
  await ensurePackages();
  // Benches start the app, too.
  const env = await ensureElectron({ screen: true });
  await ensureBuild();
  const [program = '', ...rest] = onVirtualScreen([process.execPath, ...measured('bench'), ...args]);
  return (await runProgram(program, rest, { env })).code;
}

/** @param {readonly string[]} args the folder of the corpora, then what vitest takes */
async function corpora(args) {
  const [folder, ...rest] = fromWhereCalled(args);
  if (folder === undefined || !existsSync(join(folder, 'index.json'))) {
    const why = folder === undefined ? 'None was named' : `There is no index.json in ${folder}`;
    throw new Stop(
      `Name the folder of the corpora, which holds index.json: npm run corpora -- path/to/corpora\n${why}.`,
    );
  }
  await ensurePackages();
  await ensureBuild();
  const env = { ...process.env, LDN_CORPORA: folder };
  return (await runNode([...measured('corpora'), ...rest], { env })).code;
}

/** @param {string} script a TypeScript file of this clone */
function typescript(script) {
  return async (/** @type {readonly string[]} */ args) => {
    await ensurePackages();
    return (await runNode([join(root, 'scripts/bootstrap/run-typescript.mjs'), script, ...args])).code;
  };
}

/** @type {Record<string, (args: readonly string[]) => Promise<number>>} */
const tasks = {
  start,
  dev,
  test,
  build,
  check,
  e2e: inElectron('e2e'),
  pictures: inElectron('pictures'),
  bench,
  corpora,
  starters: typescript('scripts/build-starters.ts'),
};

/**
 * @param {string | undefined} name
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runTask(name, args) {
  const task = tasks[name ?? ''];
  if (!task) {
    console.error(`Usage: node scripts/bootstrap.mjs ${Object.keys(tasks).join('|')} [arguments]`);
    return 2;
  }
  try {
    return await task(args);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    return error.exitCode;
  }
}
