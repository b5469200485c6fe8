import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, session } from 'electron';

export const scheme = 'app';
export const startPage = `${scheme}://workbench/index.html`;

/** Must run before the app is ready: without it IndexedDB and modules fail on our own protocol. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

export const isOwnPage = (url: string): boolean => url.startsWith(`${scheme}://workbench/`);

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Serves the built pages and nothing else; the page gets a fresh nonce each time it is loaded. */
const serve = (root: string): void => {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(root, decodeURIComponent(url.pathname)));
    if (url.host !== 'workbench' || !path.startsWith(root + sep))
      return new Response('not found', { status: 404 });
    const nonce = randomBytes(18).toString('base64');
    try {
      const bytes = await readFile(path);
      const html = extname(path) === '.html';
      const body = html
        ? bytes.toString('utf8').replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`)
        : new Uint8Array(bytes);
      return new Response(body, {
        headers: {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': policy(nonce),
          'x-content-type-options': 'nosniff',
          'cache-control': html ? 'no-store' : 'no-cache',
        },
      });
    } catch {
      return new Response('not found', { status: 404 });
    }
  });
};

/** Offline and closed by construction: no request leaves, no permission is given, no page opens another. */
export const secureSession = (rendererRoot: string): void => {
  serve(normalize(rendererRoot));
  const s = session.defaultSession;
  s.setSpellCheckerEnabled(false);
  s.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  s.setPermissionCheckHandler(() => false);
  s.webRequest.onBeforeRequest((details, answer) => {
    const own =
      isOwnPage(details.url) ||
      details.url.startsWith('blob:') ||
      details.url.startsWith('data:') ||
      details.url.startsWith('devtools:');
    answer({ cancel: !own });
  });
  s.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};
