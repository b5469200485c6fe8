import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes THIRD-PARTY-NOTICES.md from the packages that are part of the program; `--check` only says whether it is current. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'THIRD-PARTY-NOTICES.md');
const SOURCES = ['src-core', 'src-main', 'src-preload', 'src-renderer'];

/** @typedef {{name: string, version: string, licence: string, copyright: string[], text: string}} Notice */
/** @typedef {{version?: string, dependencies?: Record<string, string>, peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, {optional?: boolean}>, optional?: boolean}} Locked */

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Packages that the sources import (types leave nothing in the program).
 *
 * @param {Record<string, unknown>} declared
 */
function imported(declared) {
  const found = new Set();
  for (const folder of SOURCES)
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(tsx?|css|html)$/.test(file)) continue;
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, name] of text.matchAll(/(?:from|import|import\(|@import)\s*['"]([^'"]+)['"]/g)) {
        const own = (name ?? '')
          .split('/')
          .slice(0, name?.startsWith('@') ? 2 : 1)
          .join('/');
        if (own in declared && own !== 'electron') found.add(own);
      }
    }
  return [...found].sort();
}

/**
 * With everything they need in turn; what is optional depends on the machine and is left to its own package.
 *
 * @param {readonly string[]} names
 * @param {Record<string, Locked>} locked by path in node_modules
 */
function closure(names, locked) {
  /** @type {Set<string>} */
  const paths = new Set();
  /** @type {(name: string, from: string) => void} */
  const add = (name, from) => {
    let at = from;
    while (at !== '' && !locked[`${at}/node_modules/${name}`])
      at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    const entry = locked[path];
    if (!entry || entry.optional || name.startsWith('@types/') || paths.has(path)) return;
    paths.add(path);
    for (const next of Object.keys(entry.dependencies ?? {})) add(next, path);
    for (const next of Object.keys(entry.peerDependencies ?? {}))
      if (!entry.peerDependenciesMeta?.[next]?.optional) add(next, path);
  };
  for (const name of names) add(name, '');
  return [...paths].sort();
}

/**
 * @param {string} path
 * @returns {Notice}
 */
function notice(path) {
  const folder = join(root, path);
  const about = readJson(join(folder, 'package.json'));
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  const whole = file ? readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim() : '';
  const isCopyright = (/** @type {string} */ line) => /^\W*copyright\b.*(\d{4}|\(c\)|©)/i.test(line);
  const lines = whole.split('\n');
  const author = typeof about.author === 'string' ? about.author : (about.author?.name ?? '');
  const copyright = lines.filter(isCopyright).map((line) => line.trim());
  return {
    name: about.name,
    version: about.version,
    licence: typeof about.license === 'string' ? about.license : 'see its text',
    copyright: copyright.length > 0 ? copyright : [author].filter(Boolean),
    text: lines
      .filter((line) => !isCopyright(line))
      .map((line) => line.trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

/** The whole file as it should be. */
export function noticesText() {
  const own = readJson(join(root, 'package.json'));
  const { packages } = readJson(join(root, 'package-lock.json'));
  const names = imported({ ...own.dependencies, ...own.devDependencies });
  const all = closure(names, packages)
    .filter((path) => existsSync(join(root, path, 'package.json')))
    .map(notice);
  /** @type {Map<string, Notice[]>} */
  const byText = new Map();
  for (const one of all) {
    const key = one.text.toLowerCase().replace(/[^a-z]+/g, ' ') || one.licence;
    byText.set(key, [...(byText.get(key) ?? []), one]);
  }
  const parts = [...byText.values()].map((group) => {
    const [first] = group;
    const heading = `## ${first?.licence ?? ''}\n`;
    const list = group
      .map((one) => `- ${one.name} ${one.version}${one.copyright.map((c) => `\n  - ${c}`).join('')}`)
      .join('\n');
    const text = first?.text
      ? `\n\n\`\`\`\n${first.text}\n\`\`\``
      : '\n\nThe package brings no text of its licence.';
    return `${heading}\n${list}${text}\n`;
  });
  const head = [
    '# Third-party notices',
    '',
    'What the program is built with and carries inside it, under whose licence. Written by `npm run notices` from `package-lock.json`; packages',
    'that only build or test the program are not listed. Packages with the same text of licence stand together.',
    '',
    `- Electron ${own.devDependencies.electron} (MIT), with Chromium and Node.js: their notices lie beside the runtime (\`LICENSES.chromium.html\`).`,
    '- SQLite, inside @photostructure/sqlite: public domain.',
    '- The typeface Inter, in @fontsource-variable/inter: SIL Open Font License 1.1 (below).',
    '- Bundled reviews: sources and licences in `resources/starters/source/README.md`; test data: in the README beside it.',
    '',
    '',
  ].join('\n');
  return `${head}${parts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = noticesText();
  const current = existsSync(target) && readFileSync(target, 'utf8') === text;
  if (process.argv.includes('--check')) {
    console.log(
      current
        ? 'THIRD-PARTY-NOTICES.md is current.'
        : 'THIRD-PARTY-NOTICES.md is not current: npm run notices',
    );
    process.exitCode = current ? 0 : 1;
  } else writeFileSync(target, text);
}
