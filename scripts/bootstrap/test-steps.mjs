import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { onVirtualScreen } from './display.mjs';
import { packageScript, root } from './places.mjs';
import { runNode, runProgram } from './run-program.mjs';

/** @typedef {{passed: number, failed: number}} Count */
/** @typedef {{name: string, run: () => Promise<number>, report?: string, count?: (report: unknown) => Count}} Step */

const REPORTS = join(root, 'test-results');
const UNIT_REPORT = join(REPORTS, 'unit.json');
/** playwright.config.ts writes it there. */
const E2E_REPORT = join(REPORTS, 'e2e.json');

/**
 * @param {'e2e' | 'pictures'} project
 * @param {readonly string[]} [args]
 */
export function playwright(project, args = []) {
  return [
    process.execPath,
    packageScript('@playwright/test/cli.js'),
    'test',
    `--project=${project}`,
    ...args,
  ];
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function numberAt(value, key) {
  const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'number' ? found : 0;
}

/**
 * @param {unknown} report of vitest's json reporter
 * @returns {Count} a file that could not be loaded counts as one failure
 */
export function countUnit(report) {
  const failed = numberAt(report, 'numFailedTests');
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: failed > 0 ? failed : numberAt(report, 'numFailedTestSuites'),
  };
}

/**
 * @param {unknown} report of Playwright's json reporter
 * @returns {Count}
 */
export function countE2e(report) {
  const stats = typeof report === 'object' && report !== null ? Reflect.get(report, 'stats') : undefined;
  return {
    passed: numberAt(stats, 'expected'),
    failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky'),
  };
}

/** @param {readonly string[]} args */
const node = async (...args) => (await runNode(args)).code;

/** @returns {Step[]} what can be checked without Electron */
export function checkSteps() {
  const vitest = packageScript('vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  return [
    { name: 'typecheck', run: () => node(packageScript('typescript/bin/tsc'), '-b') },
    {
      name: 'lint',
      run: () => node(packageScript('@biomejs/biome/bin/biome'), 'lint', '--error-on-warnings', '.'),
    },
    { name: 'unused code', run: () => node(packageScript('knip/bin/knip.js')) },
    {
      name: 'unit tests',
      run: () => node(vitest, 'run', ...reporters),
      report: UNIT_REPORT,
      count: countUnit,
    },
  ];
}

/**
 * @param {NodeJS.ProcessEnv} env for Electron
 * @returns {Step[]}
 */
export function testSteps(env) {
  const [program = '', ...args] = onVirtualScreen(playwright('e2e'));
  const build = async () => {
    await ensureBuild();
    return 0;
  };
  const e2e = async () => (await runProgram(program, args, { env })).code;
  const steps = checkSteps();
  // Some unit tests run the built command line.
  steps.splice(-1, 0, { name: 'build', run: build });
  return [...steps, { name: 'end-to-end tests', run: e2e, report: E2E_REPORT, count: countE2e }];
}

/**
 * Runs steps until one fails, then says how many tests passed and failed.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps) {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  let passed = 0;
  let failed = 0;
  let broken;
  for (const step of steps) {
    console.log(`\n=== ${step.name}`);
    const began = performance.now();
    const code = await step.run();
    if (step.report && step.count && existsSync(step.report)) {
      const count = step.count(JSON.parse(readFileSync(step.report, 'utf8')));
      passed += count.passed;
      failed += count.failed;
    }
    if (code !== 0) {
      broken = step.name;
      break;
    }
    console.log(`(${step.name}: ${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
  if (broken) console.error(`\nFailed at: ${broken}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return broken ? 1 : 0;
}
