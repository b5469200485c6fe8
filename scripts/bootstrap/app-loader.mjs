// The stock Electron comes with a default app that opens the app folder named on its command line.
// The development runtime has none, so this one is written into it.

/** Files of the default app, by path inside the runtime. */
export const appLoader = {
  'resources/app/package.json': `${JSON.stringify({ name: 'electron', main: 'main.js' })}\n`,
  'resources/app/main.js': `'use strict';
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  process.stderr.write('Usage: electron [options] <app folder> [arguments]\\n');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folder = path.resolve(named);
  const manifest = path.join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { name, productName, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    if (productName || name) app.name = productName || name;
    app.setPath('userData', path.join(app.getPath('appData'), app.name));
  }
  app.setAppPath(folder);
  // The folder's "main" must be CommonJS.
  Module._load(folder, Module, true);
}
`,
};
