import { expect, test } from 'vitest';
import { electronArguments, hasDisplay } from '../../../scripts/bootstrap/display.mjs';
import { nodeVersionProblem } from '../../../scripts/bootstrap/node-version.mjs';
import { missingLibraries, packagesToInstall } from '../../../scripts/bootstrap/system-libraries.mjs';
import { countE2e, countUnit } from '../../../scripts/bootstrap/test-steps.mjs';

test('an old Node gets a sentence with both versions', () => {
  expect(nodeVersionProblem('20.18.3')).toMatch(/needs Node 20\.19 or newer; this is Node 20\.18\.3/);
  expect(nodeVersionProblem('18.20.0')).toBeDefined();
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0'])
    expect(nodeVersionProblem(version)).toBeUndefined();
});

test('missing libraries are read from what ldd prints, each once', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibnss3.so => not found',
    '\tlibgtk-3.so.0 => not found',
    '\tlibnss3.so => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
  ].join('\n');
  expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
});

test('renamed packages are asked for by their new name', () => {
  const known = new Set(['libgtk-3-0t64', 'libasound2t64']);
  expect(packagesToInstall(['libgtk-3-0', 'libnss3', 'libasound2'], known)).toEqual([
    'libgtk-3-0t64',
    'libnss3',
    'libasound2t64',
  ]);
});

test('only Linux can be without a display', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
});

test('only root goes without the sandbox', () => {
  const x11 = { DISPLAY: ':0' };
  expect(electronArguments('linux', x11, 0)).toEqual(['--no-sandbox']);
  expect(electronArguments('linux', x11, 1000)).toEqual([]);
  expect(electronArguments('win32', {}, undefined)).toEqual([]);
  expect(electronArguments('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toEqual([
    '--ozone-platform=wayland',
  ]);
});

test('tests are counted from the reports, and a file that does not load is a failure', () => {
  expect(countUnit({ numPassedTests: 7, numFailedTests: 2, numFailedTestSuites: 1 })).toEqual({
    passed: 7,
    failed: 2,
  });
  expect(countUnit({ numPassedTests: 7, numFailedTests: 0, numFailedTestSuites: 1 })).toEqual({
    passed: 7,
    failed: 1,
  });
  expect(countE2e({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({
    passed: 5,
    failed: 2,
  });
  expect(countE2e({})).toEqual({ passed: 0, failed: 0 });
});
