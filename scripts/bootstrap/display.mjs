import { isOnPath } from './system-libraries.mjs';

/**
 * @param {string} platform
 * @param {Record<string, string | undefined>} env
 */
export function hasDisplay(platform = process.platform, env = process.env) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** What to do where there is no display. */
export function noDisplayMessage() {
  const get = isOnPath('xvfb-run') ? '' : '\n      (apt-get install xvfb xauth provides it)';
  return [
    'There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.',
    '  - Logged in over ssh? Connect with "ssh -X" and try again.',
    `  - To run it without showing it: xvfb-run -a npm start${get}`,
    '  - "npm test" needs no display, and "npx ldn-workbench --help" works without a window.',
  ].join('\n');
}

/**
 * Arguments that Electron needs on this machine before the app's own.
 *
 * @param {string} platform
 * @param {Record<string, string | undefined>} env
 * @param {number | undefined} uid
 */
export function electronArguments(platform = process.platform, env = process.env, uid = process.getuid?.()) {
  const args = [];
  // Chromium's sandbox refuses to run as root; everybody else keeps it.
  if (platform === 'linux' && uid === 0) args.push('--no-sandbox');
  if (platform === 'linux' && !env.DISPLAY && env.WAYLAND_DISPLAY) args.push('--ozone-platform=wayland');
  return args;
}

/**
 * A command line that has a display: a virtual one on Linux, so that tests never flash windows over somebody's work.
 *
 * @param {readonly string[]} command program first
 */
export function onVirtualScreen(command) {
  if (process.platform !== 'linux') return [...command];
  return ['xvfb-run', '-a', '--server-args=-screen 0 1600x1000x24 -nolisten tcp', ...command];
}
